package io.forbear.rules.consent;

import io.forbear.rules.Breaches;
import io.forbear.rules.Channel;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.util.List;
import java.util.Set;

/**
 * Some channels reach some places only with consent: entry to a home or work area (CBA 2026
 * guideline; Civil Code art. 1033), a prerecorded call to a mobile (47 USC 227(b)(1)(A)(iii)).
 */
public final class ConsentNeeded implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "consent-needed",
                    "an outbound contact by these channels at these places without a consent that"
                            + " holds the channel and covers the instant",
                    List.of("channels", "places"),
                    ConsentNeeded::new);

    private final Set<Channel> channels;
    private final Set<PlaceKind> places;

    private ConsentNeeded(Parameters parameters) {
        channels = parameters.set("channels", Channel.class);
        places = parameters.set("places", PlaceKind.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (contact.isOutbound()
                && channels.contains(contact.channel())
                && places.contains(contact.placeKind())
                && !Consents.covered(situation.file(), contact, situation.at())) {
            out.report(
                    Evidence.of("no consent covers this channel at this instant")
                            .with("channel", contact.channel())
                            .with("place", contact.placeKind()));
        }
    }
}
