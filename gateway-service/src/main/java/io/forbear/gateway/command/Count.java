package io.forbear.gateway.command;

/** How many commands of a provider stand how. */
public record Count(String provider, CommandState state, long commands) {}
