package io.forbear.rules.frequency;

import io.forbear.rules.Attempt;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.Outcome;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.VoiceMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which outbound contacts a limit counts. */
final class Counted {
    static final List<String> PARAMETERS =
            List.of("channels", "outcomes", "uncertainOutcomes", "voiceMode", "places", "parties");

    private final Set<Channel> channels;
    private final Set<Outcome> outcomes;
    private final Set<Outcome> uncertain;
    private final @Nullable VoiceMode voiceMode;
    private final Set<PlaceKind> places;
    private final Set<PartyKind> parties;

    private Counted(Parameters parameters) {
        channels = parameters.set("channels", Channel.class);
        outcomes = parameters.set("outcomes", Outcome.class);
        uncertain = parameters.setOrNone("uncertainOutcomes", Outcome.class);
        voiceMode =
                parameters.has("voiceMode")
                        ? parameters.choice("voiceMode", VoiceMode.class)
                        : null;
        places = parameters.setOrAll("places", PlaceKind.class);
        parties = parameters.setOrAll("parties", PartyKind.class);
    }

    static Counted of(Parameters parameters) {
        return new Counted(parameters);
    }

    /** Whether a contact of this kind is counted, whatever comes of it. */
    boolean concerns(Contact contact) {
        return contact.isOutbound()
                && channels.contains(contact.channel())
                && (voiceMode == null || voiceMode == contact.effectiveVoiceMode())
                && places.contains(contact.placeKind())
                && parties.contains(contact.party().kind());
    }

    /** Whether it counts beyond doubt, or its outcome is open and may make it count. */
    boolean counts(Attempt attempt) {
        return mayEnd(attempt, outcomes);
    }

    /** Whether it counts, or the law leaves open whether it does. */
    boolean mayCount(Attempt attempt) {
        return counts(attempt) || mayEnd(attempt, uncertain);
    }

    boolean hasUncertain() {
        return !uncertain.isEmpty();
    }

    private static boolean mayEnd(Attempt attempt, Set<Outcome> wanted) {
        var outcome = attempt.outcome();
        if (outcome != null && !attempt.isOpen()) {
            return wanted.contains(outcome);
        }
        for (var possible : wanted) {
            if (attempt.mayBe(possible)) {
                return true;
            }
        }
        return false;
    }
}
