package io.forbear.rules.permit;

import io.forbear.rules.Attempt;
import io.forbear.rules.Breaches;
import io.forbear.rules.Channel;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Every outbound contact needs a permit of the gate, and uses it as it was given: so a contact that
 * goes around the gate is always found. A requirement of this product, not of a law.
 *
 * <p>One contact needs none: the text that confirms an opt-out, which answers the person in the
 * same conversation before any gate could be asked. It is one where the law allows it (47 CFR
 * 64.1200(a)(12)): a text message, in the United States, within five minutes of the opt-out from
 * that medium, with nothing disclosed. That there is only one of it is judged by the rule on
 * blocked media.
 */
public final class PermitCheck implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "permit",
                    "an outbound contact whose permit is MISSING, UNKNOWN, OUT_OF_TIME, USED_TWICE"
                            + " or for ANOTHER_CONTACT",
                    List.of("defect"),
                    PermitCheck::new);

    /** How long after its end a permit is known; it holds for a quarter of an hour. */
    private static final Duration KNOWN = Duration.ofDays(30);

    private static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(5);

    /** What may be wrong with a permit. */
    private enum Defect {
        MISSING,
        UNKNOWN,
        OUT_OF_TIME,
        USED_TWICE,
        ANOTHER_CONTACT
    }

    private final Defect defect;

    private PermitCheck(Parameters parameters) {
        defect = parameters.choice("defect", Defect.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound()) {
            return;
        }
        var permitId = contact.permitId();
        if (permitId == null) {
            if (defect == Defect.MISSING && !confirmsAnOptOut(situation)) {
                out.report(Evidence.of("the contact names no permit"));
            }
            return;
        }
        var permit = situation.file().permit(permitId);
        if (permit == null || situation.at().isAfter(permit.notAfter().plus(KNOWN))) {
            if (defect == Defect.UNKNOWN) {
                out.report(
                        Evidence.of(
                                        "no such permit of this debtor ended within %d days before"
                                                .formatted(KNOWN.toDays()))
                                .with("permit", permitId));
            }
            return;
        }
        judge(situation, permit, out);
    }

    private static boolean confirmsAnOptOut(Situation situation) {
        var contact = situation.contact();
        return contact.channel() == Channel.SMS
                && contact.purpose() == Purpose.OPT_OUT_CONFIRMATION
                && contact.disclosed().isEmpty()
                && contact.statedAmount() == null
                && isAmerican(situation)
                && situation.file().all(Fact.PreferenceStated.class).stream()
                        .anyMatch(stated -> hasJustOptedOut(stated, situation));
    }

    private static boolean hasJustOptedOut(Fact.PreferenceStated stated, Situation situation) {
        var contact = situation.contact();
        return stated.blockedChannels().contains(contact.channel())
                && stated.personId().equals(contact.party().personId())
                && !stated.occurredAt().isAfter(situation.at())
                && !situation.at().isAfter(stated.occurredAt().plus(CONFIRMED_WITHIN));
    }

    private static boolean isAmerican(Situation situation) {
        var ids = situation.contact().accountIds();
        return !ids.isEmpty()
                && ids.stream()
                        .map(id -> situation.file().accountAt(id, situation.at()))
                        .allMatch(
                                account ->
                                        account != null
                                                && account.jurisdictions().stream()
                                                        .anyMatch(PermitCheck::isAmerican));
    }

    private static boolean isAmerican(String jurisdiction) {
        return jurisdiction.equals("US") || jurisdiction.startsWith("US-");
    }

    private void judge(Situation situation, Fact.PermitIssued permit, Breaches out) {
        switch (defect) {
            case MISSING, UNKNOWN -> {
                // it is neither
            }
            case OUT_OF_TIME -> time(situation.at(), permit, out);
            case USED_TWICE -> uses(situation, permit, out);
            case ANOTHER_CONTACT -> target(situation.subject(), permit, out);
        }
    }

    private static void time(Instant at, Fact.PermitIssued permit, Breaches out) {
        if (at.isBefore(permit.validFrom()) || at.isAfter(permit.notAfter())) {
            out.report(
                    Evidence.of("the permit did not hold at this instant")
                            .with("validFrom", permit.validFrom())
                            .with("notAfter", permit.notAfter())
                            .on(List.of(permit.id())));
        }
    }

    private static void uses(Situation situation, Fact.PermitIssued permit, Breaches out) {
        var before = new ArrayList<String>();
        for (int i = situation.earlierCount() - 1; i >= 0; i--) {
            var earlier = situation.earlier(i);
            if (!isRecent(earlier, situation.subject())) {
                break;
            }
            if (permit.permitId().equals(earlier.contact().permitId())) {
                before.addFirst(earlier.id());
            }
        }
        if (!before.isEmpty()) {
            out.report(
                    Evidence.of("the permit was used before")
                            .with("permit", permit.permitId())
                            .with("count", before.size() + 1)
                            .with("limit", 1)
                            .on(before));
        }
    }

    private static boolean isRecent(Attempt earlier, Attempt later) {
        return !earlier.at().isBefore(later.at().minus(KNOWN));
    }

    private static void target(Attempt made, Fact.PermitIssued permit, Breaches out) {
        var contact = made.contact();
        if (contact.channel() != permit.channel()
                || !contact.party().personId().equals(permit.personId())
                || !Objects.equals(contact.endpoint(), permit.endpoint())) {
            out.report(
                    Evidence.of("the permit was for another channel, person or endpoint")
                            .with("channel", permit.channel())
                            .with("person", permit.personId())
                            .with("endpoint", String.valueOf(permit.endpoint()))
                            .on(List.of(permit.id())));
        }
    }

    @Override
    public boolean reaches(Attempt earlier, Attempt later) {
        var permitId = later.contact().permitId();
        return defect == Defect.USED_TWICE
                && permitId != null
                && permitId.equals(earlier.contact().permitId())
                && isRecent(earlier, later);
    }

    @Override
    public Duration lookBack() {
        return KNOWN;
    }
}
