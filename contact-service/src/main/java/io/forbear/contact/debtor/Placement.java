package io.forbear.contact.debtor;

/** The outside entity an account is placed with. */
public record Placement(String legalEntityId, ActorKind kind) {}
