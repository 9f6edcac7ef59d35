package io.forbear.gateway.command;

/**
 * A command that is ours to act on for a while.
 *
 * @param tries how often it was acted on in its present state, this time included
 * @param doubt how long it has been in doubt whether it was sent; none if it is not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Claim(Command command, byte[] payload, int tries, Doubt doubt) {}
