package io.forbear.contact.proposal;

import static java.util.Comparator.naturalOrder;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.ContactPoint;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Holds;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.debtor.Profile;
import io.forbear.contact.strategy.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Which of a debtor's contact points a step uses. */
sealed interface Address {

    record Found(ContactPoint point) implements Address {}

    record None(NextStep.Reason reason, String because) implements Address {}

    /**
     * The best contact point for a step: one of the right person for the channel that is not known
     * to be wrong, at no place or channel that is refused; the same one every time.
     *
     * @param wrong endpoints that earlier attempts proved to be wrong
     */
    static Address of(Step step, Facts facts, Profile profile, Set<String> wrong, Instant now) {
        var usable =
                facts.contactPoints(now).stream()
                        .filter(point -> fits(point, step))
                        .filter(point -> !wrong.contains(point.endpoint()))
                        .filter(point -> !isForbiddenWorkplace(point, profile))
                        .toList();
        if (usable.isEmpty()) {
            return none(step, NextStep.Reason.NO_CONTACT_POINT, "no contact point");
        }
        return usable.stream()
                .filter(point -> !isRefused(point.party(), step.channel(), facts, now))
                .min(
                        Comparator.comparing(ContactPoint::placeKind)
                                .thenComparing(ContactPoint::endpoint))
                .<Address>map(Found::new)
                .orElseGet(() -> none(step, NextStep.Reason.CONTACT_REFUSED, "refused"));
    }

    /** Whether the person, or somebody for him, has asked not to be contacted like that. */
    static boolean isRefused(Party party, Channel channel, Facts facts, Instant now) {
        return Holds.leavesAlone(facts, party, now)
                || Holds.blocksChannel(facts, party.personId(), channel, now);
    }

    private static boolean fits(ContactPoint point, Step step) {
        return point.valid()
                && point.party().kind() == step.party()
                && point.channels().contains(step.channel());
    }

    private static boolean isForbiddenWorkplace(ContactPoint point, Profile profile) {
        return point.placeKind() == PlaceKind.WORK && profile.contactAtWorkProhibited();
    }

    private static None none(Step step, NextStep.Reason reason, String what) {
        return new None(
                reason,
                "%s: %s for %s to %s".formatted(step.id(), what, step.channel(), step.party()));
    }

    /** The endpoints that the attempts of a run proved to be wrong, and when. */
    static Map<String, Instant> provedWrong(List<Proposal> proposals) {
        var wrong = new HashMap<String, Instant>();
        for (var proposal : proposals) {
            if (proposal.state() instanceof ProposalState.Attempted attempted
                    && attempted.outcome().endpointIsWrong()) {
                wrong.merge(
                        proposal.endpoint(), attempted.at(), BinaryOperator.maxBy(naturalOrder()));
            }
        }
        return wrong;
    }
}
