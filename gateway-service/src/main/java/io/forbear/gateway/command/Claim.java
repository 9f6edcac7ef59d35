package io.forbear.gateway.command;

/**
 * A command that is ours to act on for a while.
 *
 * @param tries how often it was acted on in its present state, this time included
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Claim(Command command, byte[] payload, int tries) {}
