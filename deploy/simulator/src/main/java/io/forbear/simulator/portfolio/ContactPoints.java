package io.forbear.simulator.portfolio;

import io.forbear.events.Channel;
import io.forbear.events.ContactPoint;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.simulator.chance.Dice;
import java.util.ArrayList;
import java.util.List;

/** Opaque ways to reach a debtor and the persons around him. */
public final class ContactPoints {
    private static final List<Channel> MOBILE =
            List.of(
                    Channel.VOICE_HUMAN,
                    Channel.VOICE_BOT,
                    Channel.VOICEMAIL_DROP,
                    Channel.SMS,
                    Channel.PUSH);
    private static final List<Channel> TELEPHONE = List.of(Channel.VOICE_HUMAN);
    private static final List<Channel> ADDRESS = List.of(Channel.LETTER, Channel.VISIT);

    private ContactPoints() {}

    /** A mobile always; work, address, e-mail and other persons with their own probabilities. */
    public static List<ContactPoint> around(Dice dice, String pseudonym) {
        var debtor = "C" + pseudonym;
        var points = new ArrayList<ContactPoint>();
        points.add(point("mobile", pseudonym, debtor, PartyKind.DEBTOR, PlaceKind.MOBILE, MOBILE));
        points.add(point("address", pseudonym, debtor, PartyKind.DEBTOR, PlaceKind.HOME, ADDRESS));
        if (dice.chance(0.7)) {
            points.add(
                    point(
                            "mail",
                            pseudonym,
                            debtor,
                            PartyKind.DEBTOR,
                            PlaceKind.UNKNOWN,
                            List.of(Channel.EMAIL)));
        }
        if (dice.chance(0.4)) {
            points.add(
                    point("work", pseudonym, debtor, PartyKind.DEBTOR, PlaceKind.WORK, TELEPHONE));
        }
        if (dice.chance(0.6)) {
            points.add(third("emergency", pseudonym, PartyKind.EMERGENCY_CONTACT));
        }
        if (dice.chance(0.3)) {
            points.add(third("spouse", pseudonym, PartyKind.SPOUSE));
        }
        return points;
    }

    private static ContactPoint third(String what, String pseudonym, PartyKind kind) {
        return point(
                what, pseudonym, "T" + pseudonym + "-" + what, kind, PlaceKind.MOBILE, TELEPHONE);
    }

    private static ContactPoint point(
            String what,
            String pseudonym,
            String personId,
            PartyKind kind,
            PlaceKind place,
            List<Channel> channels) {
        return ContactPoint.newBuilder()
                .setEndpoint(what + "-" + pseudonym)
                .setPersonId(personId)
                .setPartyKind(kind)
                .setPlaceKind(place)
                .setChannels(channels)
                .setValid(true)
                .build();
    }
}
