package io.forbear.compliance.conduct;

import java.time.Instant;
import java.util.UUID;

/**
 * Why something is told, and when.
 *
 * @param debtorId whom it concerns
 * @param eventId the event that led to it, or that started the clock which ran out
 * @param trigger names the record or the instant that led to it; never the same twice, since one
 *     event may move the same finding to and fro if it is corrected again and again
 * @param now by the service's clock, to the millisecond
 */
record Cause(String debtorId, UUID eventId, String trigger, Instant now) {}
