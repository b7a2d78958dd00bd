"""The grounds of the edition "Newham 2013": limbs and circumstances under the framework's own sentences (section 4)."""

from nscb_desktop.framework.criteria import Ground

LIMBS = (
    "Serious Case Reviews: cases meeting the statutory threshold for review as set out in Working Together 2013. "
    "This includes every case where abuse or neglect is known or suspected and either"
)
ALWAYS = (
    "In addition, even if one of these criteria is not met, a Serious Case Review should always be carried when any of "
    "the following circumstances arise:"
)
LEARNING = (
    "Learning Reviews of child protection incidents: cases outside of the threshold for a serious case review. "
    "This will include cases where:"
)

GROUNDS = (
    Ground("abuse", "abuse or neglect is known or suspected", LIMBS),
    Ground("died", "A child dies", LIMBS),
    Ground("harmed", "A child is seriously harmed", LIMBS),
    Ground("joint_working", "there are concerns about how organisations or professionals worked together to safeguard "
           "the child", LIMBS),
    Ground("SCR-1", "Death caused by serious youth violence", ALWAYS),
    Ground("SCR-2", "The suicide of a young person", ALWAYS),
    Ground("SCR-3", "Death of a young person in custody, on remand or following sentencing, in a Young Offenders "
           "Institution, in a secure training centre or a secure children's home", ALWAYS),
    Ground("SCR-4", "Death of a child detained under the Mental Capacity Act 2005", ALWAYS),
    Ground("SCR-5", "Children affected by a Domestic Homicide", ALWAYS),
    Ground("LR-1", 'There has been a "near miss".', LEARNING),
    Ground("LR-2", "There appears to be learning for how agencies could work together better to safeguard children in "
           "the future.", LEARNING),
    Ground("LR-3", "The case raises issues that require the development of policy or practice guidance.", LEARNING),
    Ground("LR-4", "Examples of good practice should also be reviewed and shared.", LEARNING),
)  # fmt: skip
