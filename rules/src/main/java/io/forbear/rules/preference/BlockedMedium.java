package io.forbear.rules.preference;

import io.forbear.rules.Attempt;
import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.Past;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import io.forbear.rules.consent.Consents;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Not by a medium the person opted out of (12 CFR 1006.14(h)). Allowed stay one confirmation of the
 * opt-out, and one answer to each message the person sent by that medium since. A consent for the
 * medium that was given later opens it again: our reading, the rule is silent.
 */
public final class BlockedMedium implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "blocked-medium",
                    "an outbound contact by a medium the person opted out of",
                    List.of(),
                    BlockedMedium::new);

    private BlockedMedium(Parameters parameters) {}

    @Override
    public void judge(Situation situation, Breaches out) {
        if (!situation.contact().isOutbound()) {
            return;
        }
        var optOut = latestOptOut(situation);
        if (optOut != null && !reopened(situation, optOut) && !allowed(situation, optOut)) {
            out.report(
                    Evidence.of("the person opted out of this medium")
                            .with("channel", situation.contact().channel())
                            .on(List.of(optOut.id())));
        }
    }

    private static Fact.@Nullable PreferenceStated latestOptOut(Situation situation) {
        var contact = situation.contact();
        Fact.PreferenceStated latest = null;
        for (var stated : situation.file().all(Fact.PreferenceStated.class)) {
            if (stated.blockedChannels().contains(contact.channel())
                    && stated.personId().equals(contact.party().personId())
                    && !stated.occurredAt().isAfter(situation.at())) {
                latest = stated;
            }
        }
        return latest;
    }

    private static boolean reopened(Situation situation, Fact.PreferenceStated optOut) {
        return Consents.coveredSince(
                situation.file(), situation.contact(), situation.at(), optOut.occurredAt());
    }

    private static boolean allowed(Situation situation, Fact.PreferenceStated optOut) {
        var purpose = situation.contact().purpose();
        if (purpose != Purpose.OPT_OUT_CONFIRMATION && purpose != Purpose.RESPONSE_TO_REQUEST) {
            return false;
        }
        for (int i = situation.earlierCount() - 1; i >= 0; i--) {
            var earlier = situation.earlier(i);
            if (earlier.at().isBefore(optOut.occurredAt())) {
                break;
            }
            if (sameMedium(earlier, situation.subject())) {
                if (earlier.contact().isOutbound() && earlier.contact().purpose() == purpose) {
                    return false;
                }
                if (!earlier.contact().isOutbound() && purpose == Purpose.RESPONSE_TO_REQUEST) {
                    return true;
                }
            }
        }
        return purpose == Purpose.OPT_OUT_CONFIRMATION;
    }

    private static boolean sameMedium(Attempt one, Attempt other) {
        return one.contact().channel() == other.contact().channel()
                && one.contact().party().personId().equals(other.contact().party().personId());
    }

    @Override
    public boolean reaches(Attempt earlier, Attempt later) {
        var purpose = later.contact().purpose();
        return (purpose == Purpose.OPT_OUT_CONFIRMATION || purpose == Purpose.RESPONSE_TO_REQUEST)
                && sameMedium(earlier, later);
    }

    /** The newest confirmation by each medium, and the newest message or answer by it. */
    @Override
    public void remember(Past past, Consumer<Attempt> out) {
        var confirmed = new HashSet<List<String>>();
        var talked = new HashSet<List<String>>();
        for (var earlier : past.contacts().reversed()) {
            var contact = earlier.contact();
            var medium = List.of(contact.channel().name(), contact.party().personId());
            boolean isAnswer = contact.purpose() == Purpose.RESPONSE_TO_REQUEST;
            boolean isConfirmation = contact.purpose() == Purpose.OPT_OUT_CONFIRMATION;
            if (contact.isOutbound() ? isAnswer && talked.add(medium) : talked.add(medium)) {
                out.accept(earlier);
            } else if (contact.isOutbound() && isConfirmation && confirmed.add(medium)) {
                out.accept(earlier);
            }
        }
    }
}
