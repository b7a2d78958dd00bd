"""The letters of the edition "Newham 2013", in the office's own words, faithful to framework section 5."""

from nscb_desktop.framework.letters import Goes, Letter

ANY_DECISION = frozenset({"scr", "learning-review", "other", "none"})
_REVIEW = ANY_DECISION - {"none"}
_CHILD = "Child: {{child_name}}\nDate of birth: {{date_of_birth}}\nHome address: {{home_address}}"
_ABOUT_DECISION = "Decision: {{decision}}\nMade by: {{decided_by}}\nDate: {{decided_on}}"
_SECURE = (
    "Please send your answer by a secure route to {{return_to}}. Quote the reference {{our_reference}} and leave the "
    "child's name out of the subject line."
)

MEMBERS_NOTIFIED = Letter("members_notified", 1, "Members notified", Goes.MEMBERS, "notification of a case to the SCR sub-group", (
    "On {{received_on}} the Board received a notification, from {{referring_agency}}, of a case that may meet the criteria "
    "for a Serious Case Review or a Learning Review. You are told of it as a member of the SCR sub-group.",
    _CHILD,
    "Please find out what your agency knows of the child and the family, and see that its records are kept safe and "
    "unaltered. Your agency will be asked for that information on Part Two of the Board's form.",
    "If the child and the family are not known to your agency, please say so: that is a full answer.",
    "The chair of the sub-group will consider what the agencies return, and you will be told whether the sub-group is to "
    "meet. If you have an interest in this case that could conflict with your part in the sub-group, tell me now.",
    _SECURE,
    "Members in post today:\n{{members}}",
), must=("our_reference",))  # fmt: skip

SECURE_FILES = Letter("secure_files", 1, "Secure your files", Goes.LEAD_OFFICERS, "please secure your files", (
    "The Board has received a notification of a case that may become the subject of a Serious Case Review or a Learning "
    "Review.",
    _CHILD,
    "Please secure today every record that your agency holds about this child and the family, on paper and in electronic "
    "systems, with supervision notes, e-mails and diaries. Keep a copy of them as they stand. Nothing may be altered, added "
    "to after the event, or destroyed, whatever your usual retention period says. Staff who still work with the family go on "
    "recording in the ordinary way.",
    "Please let me know by return who holds the secured records, where they are, and when they were secured.",
    _SECURE,
), must=("our_reference", "child_name"))  # fmt: skip

REQUEST_COVER = Letter("request_cover", 1, "Covering letter of a request", Goes.LEAD_OFFICER, "request for information, Part Two", (
    "The Board has received a notification of a case that may meet the criteria for a Serious Case Review or a Learning "
    "Review. I am asking your agency, {{agency}}, for its initial information, so that the chair of the SCR sub-group can consider "
    "whether a review appears to be indicated.",
    _CHILD,
    "Please complete the enclosed Part Two and return it by {{due_on}} ({{how_counted}}).",
    "The form asks for your agency's involvement with the child and the family, with the dates when it began and ended and "
    "what came of it; for the date and circumstances when the child was last seen by your agency; and for the risks and "
    "strengths that you saw and what was done about them. If something is not known, please write that it is not known.",
    "If the child and the family are not known to your agency, say so on the form or in a short reply: that is a full answer.",
    "Please make sure that your agency's records about the child and the family are secured.",
    _SECURE,
), must=("our_reference", "due_on"), of_request=True)  # fmt: skip

CHASER_REMINDER = Letter("chaser_reminder", 1, "Chaser: reminder", Goes.LEAD_OFFICER, "reminder, Part Two", (
    "On {{asked_on}} I asked your agency, {{agency}}, for a Part Two in this case, by {{due_on}}. It has not reached me yet.",
    "You may have sent it already; if so, please let me know when and how, so that it can be traced. If not, please send "
    "it as soon as you can, or tell me on which day I may expect it.",
    "If something stands in your way, for example records that are held elsewhere, please telephone me. If the child and "
    "the family are not known to your agency, a short reply that says so is enough.",
    _SECURE,
), must=("our_reference", "agency", "due_on"), of_request=True, step=1)  # fmt: skip

CHASER_FIRM = Letter("chaser_firm", 1, "Chaser: firm", Goes.LEAD_OFFICER, "Part Two still awaited", (
    "The Part Two of your agency, {{agency}}, in this case was due on {{due_on}}. I asked for it on {{asked_on}}, and {{chased_before}}. "
    "It has not been returned.",
    "The sub-group has to meet within ten working days of the notification. The chair cannot consider the case without "
    "knowing what each agency knows, and the other agencies' answers wait for yours.",
    "Please return the form within one working day of this letter, complete or with what you have so far and a note of what "
    "is still to come. If that cannot be done, please telephone me today.",
    _SECURE,
), must=("our_reference", "agency", "due_on"), of_request=True, step=2)  # fmt: skip

CHASER_LAST = Letter(
    "chaser_last", 1, "Chaser: last before escalation", Goes.LEAD_OFFICER, "Part Two overdue, last request before escalation", (
    "This is the last request that I make to you for the Part Two of your agency, {{agency}}, in this case. It was due on {{due_on}}. I "
    "asked for it on {{asked_on}}, and {{chased_before}}.",
    "If the form does not reach me by the end of the next working day, I shall tell the contact whom your agency has named "
    "for escalation, and the chair of the sub-group will be told that your agency has not answered.",
    "Please send what you have. An incomplete answer today is of more use to the sub-group than a complete one after it has "
    "met.",
    _SECURE,
), must=("our_reference", "agency", "due_on"), of_request=True, step=3)  # fmt: skip

ESCALATION = Letter("escalation", 1, "Escalation", Goes.ESCALATION, "information not returned by your agency", (
    "I am writing to you because your agency, {{agency}}, has not returned its information in a case that the Board's SCR sub-group is "
    "considering, and you are the contact whom your agency has named for this.",
    "The Part Two was asked for on {{asked_on}} and was due on {{due_on}}; {{chased_before}}.",
    "Local agencies are expected to share what they know with the Board so that it can decide whether a Serious Case Review "
    "or another review is needed. The time in which the sub-group has to meet is running.",
    "Please see that the form is returned by the end of the next working day, and tell me by telephone today who will see to "
    "it. If your agency does not hold the information, I need to be told that too.",
    _SECURE,
), must=("our_reference", "agency", "due_on"), of_request=True, step=4)  # fmt: skip

REFERRER_OUTCOME = Letter("referrer_outcome", 1, "Referrer told of the outcome", Goes.REFERRER, "outcome of your notification", (
    "Thank you for the notification that {{referring_agency}} made, which the Board received on {{received_on}}. I am "
    "writing to tell you what has become of it.",
    "Outcome: {{decision}}\nMade by: {{decided_by}}\nDate: {{decided_on}}",
    "The reasons given were:",
    "{{reasons}}",
    "If your agency disagrees, please put its concerns in writing as soon as possible and discuss them with the Independent "
    "Chair of the Board, whose decision is final.",
    "Whatever the outcome, work to protect the child and other children in the family goes on in the usual way and does not "
    "wait for the Board.",
), must=("our_reference", "decision", "reasons"), tells_outcome=True)  # fmt: skip

DECISION_OFSTED = Letter("decision_ofsted", 1, "Decision to Ofsted", Goes.NAMED, "decision of the Independent Chair", (
    "I am writing to let Ofsted know what has been decided in a case that was notified to this Board on {{received_on}}.",
    "Board: {{board}}\nReference: {{our_reference}} ({{alias}})",
    _ABOUT_DECISION,
    "The reasons for the decision are:",
    "{{reasons}}",
    "The national panel of independent experts is told at the same time. The child's particulars can be given by a secure "
    "route on request.",
), must=("our_reference", "decision", "decided_on"), decisions=ANY_DECISION, to_name="Ofsted", keeps_address=True)  # fmt: skip

DECISION_PANEL = Letter("decision_panel", 1, "Decision to the national panel", Goes.NAMED, "decision of the Independent Chair", (
    "I am writing to let the panel know what has been decided in a case that was notified to this Board on {{received_on}}.",
    "Board: {{board}}\nReference: {{our_reference}} ({{alias}})",
    _ABOUT_DECISION,
    "The reasons for the decision are:",
    "{{reasons}}",
    "Ofsted is told at the same time. The child's particulars can be given by a secure route on request.",
), must=("our_reference", "decision", "decided_on"), decisions=ANY_DECISION,
    to_name="The national panel of independent experts", keeps_address=True)  # fmt: skip

NO_SCR = Letter("no_scr", 1, "No Serious Case Review, with reasons", Goes.NAMED, "decision not to hold a Serious Case Review", (
    "The Independent Chair of this Board has decided that a Serious Case Review will not be held in a case that was notified "
    "to the Board on {{received_on}}. The Board tells the panel of this decision, with its reasons.",
    "Board: {{board}}\nReference: {{our_reference}} ({{alias}})",
    _ABOUT_DECISION,
    "The reasons for not holding a Serious Case Review are:",
    "{{reasons}}",
    "If the panel wishes to challenge the decision or to see the information on which it rests, please write to me; the "
    "Independent Chair will answer.",
), must=("our_reference", "decision", "decided_on", "reasons"), decisions=ANY_DECISION - {"scr"},
    to_name="The national panel of independent experts", keeps_address=True)  # fmt: skip

CHIEF_EXECUTIVE = Letter("chief_executive", 1, "Chief executive", Goes.NAMED, "review commissioned by the Board", (
    "The Independent Chair of the Board has decided that a review is to be held in a case in which your organisation may have "
    "been involved.",
    "Reference: {{our_reference}} ({{alias}})",
    _ABOUT_DECISION,
    "I should be grateful if you would see that your organisation's records about the child and the family are secured, that "
    "staff who were involved are told and supported, and that somebody of sufficient seniority, who had no part in the case, "
    "is named to work with the review. Please send me that person's name within five working days.",
    "The review looks at what happened and why, so that practice improves. Those who took part are invited to contribute "
    "without fear of being blamed for what they did in good faith.",
    "The child's particulars are given to your sub-group member or lead officer by a secure route. The decision is "
    "confidential until the Board publishes it.",
), must=("our_reference", "decision"), decisions=_REVIEW)  # fmt: skip

FAMILY = Letter("family", 1, "Family", Goes.NAMED, "a review by the Safeguarding Children Board", (
    "I work for the {{board}}. I am sorry to be writing to you at what must be a very difficult time.",
    "When something very serious has happened to a child, the Board looks at how services worked together, to see what can "
    "be learned and what should be done better for other children. On {{decided_on}} the Independent Chair of the Board decided "
    "to hold {{review}} about {{child_name}}.",
    "The review is not there to blame anyone, and it is separate from anything that the police, the courts or the coroner may "
    "be doing.",
    "You know {{child_name}} best, and we should like to hear from you, if and when you wish to speak to us. Somebody who had "
    "no part in the services you received can meet you, at a place where you feel comfortable, with a friend or an interpreter "
    "if you would like one. You do not have to take part, and you can change your mind at any time.",
    "We will tell you how the review goes on, and you will be told what it has found before anything is published.",
    "If you have questions, or would like this letter in another language or read to you, please get in touch with me "
    "({{return_to}}). The reference is {{our_reference}}.",
), must=("our_reference", "review"), decisions=_REVIEW, private="PRIVATE AND CONFIDENTIAL")  # fmt: skip

LETTERS = (
    MEMBERS_NOTIFIED,
    SECURE_FILES,
    REQUEST_COVER,
    CHASER_REMINDER,
    CHASER_FIRM,
    CHASER_LAST,
    ESCALATION,
    REFERRER_OUTCOME,
    DECISION_OFSTED,
    DECISION_PANEL,
    NO_SCR,
    CHIEF_EXECUTIVE,
    FAMILY,
)
