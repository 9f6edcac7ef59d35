package io.forbear.contact.proposal;

import org.jspecify.annotations.Nullable;

/**
 * What became of a proposal by a verdict.
 *
 * @param changed the proposal in its new state; null: it was no longer waiting for one
 * @param command the contact to be ordered from a gateway; null: none
 */
public record Ruling(
        Dossier dossier, @Nullable Proposal changed, @Nullable PlannedContact command) {}
