package io.forbear.gateway.command;

import java.util.List;

/**
 * A command that is ours to act on for a while.
 *
 * @param route who serves it, in the order in which they are asked
 * @param tries how often it was acted on in its present state, this time included
 * @param doubt how long it has been in doubt whether it was sent; none if it is not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Claim(Command command, byte[] payload, List<String> route, int tries, Doubt doubt) {}
