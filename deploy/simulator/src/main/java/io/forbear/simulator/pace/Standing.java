package io.forbear.simulator.pace;

import java.time.Instant;

/**
 * How far a part of the system has come.
 *
 * @param part its name
 * @param doneUntil all its work that was due before that simulated instant is done
 */
public record Standing(String part, Instant doneUntil) {}
