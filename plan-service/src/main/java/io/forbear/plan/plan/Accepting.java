package io.forbear.plan.plan;

import io.forbear.plan.limits.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What one side's acceptance of a plan leads to. */
sealed interface Accepting {

    /** The other side has to accept too. */
    record Waiting(Acceptance acceptance) implements Accepting {}

    /** Both sides have accepted: the plan can be signed, as of the later acceptance. */
    record Both(Acceptance acceptance, Signing.Request request) implements Accepting {}

    /** The plan is not one that can be accepted any more, or this side has accepted already. */
    record Late(String reason) implements Accepting {}

    /** It makes no sense. */
    record Refused(List<Refusal> refusals) implements Accepting {}

    /**
     * Decides about an acceptance.
     *
     * @param given the acceptances so far
     */
    static Accepting decide(
            Plan plan, Acceptance acceptance, Collection<Acceptance> given, Instant now) {
        var closed = plan.whyClosed(acceptance.at());
        if (closed != null) {
            return new Late(closed);
        }
        if (given.stream().anyMatch(one -> one.side() == acceptance.side())) {
            return new Late("The side " + acceptance.side() + " has accepted the plan already.");
        }
        if (acceptance.at().isAfter(now)) {
            return refused("must not be later than now, " + now);
        }
        if (acceptance.at().isBefore(plan.proposedAt())) {
            return refused("must not be before the proposal, " + plan.proposedAt());
        }
        return given.isEmpty()
                ? new Waiting(acceptance)
                : new Both(acceptance, request(acceptance, given.iterator().next()));
    }

    private static Accepting refused(String reason) {
        return new Refused(List.of(new Refusal("acceptedAt", reason)));
    }

    private static Signing.Request request(Acceptance one, Acceptance other) {
        var at = one.at().isAfter(other.at()) ? one.at() : other.at();
        var oral =
                Stream.of(one.oral(), other.oral())
                        .filter(Objects::nonNull)
                        .reduce((a, b) -> a || b)
                        .orElse(null);
        var recording =
                Stream.of(one.recordingRef(), other.recordingRef())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new Signing.Request(at, oral, recording);
    }
}
