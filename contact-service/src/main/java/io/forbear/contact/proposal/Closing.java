package io.forbear.contact.proposal;

/**
 * What became of a dossier by a report.
 *
 * @param proposalId the proposal that the report is about
 */
public record Closing(Dossier dossier, String proposalId) {}
