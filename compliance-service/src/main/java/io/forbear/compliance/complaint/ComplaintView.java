package io.forbear.compliance.complaint;

/** A complaint, as much of it as the caller may see. */
sealed interface ComplaintView permits ComplaintCase, ComplaintDossier {}
