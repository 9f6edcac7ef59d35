package io.forbear.compliance.casefile;

import io.forbear.rules.Channel;
import io.forbear.rules.ConsentScope;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Fact;
import io.forbear.rules.InconvenientTime;
import io.forbear.rules.PlaceKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;

/** What persons allow, wish and dispute, as bytes; each field in the order of its record. */
final class NoticeCodec {
    private static final Channel[] CHANNELS = Channel.values();
    private static final DayOfWeek[] DAYS = DayOfWeek.values();
    private static final DisputeKind[] DISPUTES = DisputeKind.values();
    private static final PlaceKind[] PLACES = PlaceKind.values();

    private NoticeCodec() {}

    static void consent(ByteWriter out, Fact.ConsentGiven consent) {
        var scope = consent.scope();
        out.text(consent.personId())
                .optional(consent.toLegalEntityId(), ByteWriter::text)
                .symbols(scope.channels())
                .optional(scope.from(), ByteWriter::instant)
                .optional(scope.to(), ByteWriter::instant)
                .flag(scope.ignoresHours())
                .flag(scope.ignoresFrequency())
                .optional(consent.expiresAt(), ByteWriter::instant);
    }

    static Fact consent(ByteReader in, String id, Instant at, Instant recorded) {
        return new Fact.ConsentGiven(
                id,
                at,
                recorded,
                in.text(),
                in.optional(ByteReader::text),
                new ConsentScope(
                        channels(in),
                        in.optional(ByteReader::instant),
                        in.optional(ByteReader::instant),
                        in.flag(),
                        in.flag()),
                in.optional(ByteReader::instant));
    }

    static void preference(ByteWriter out, Fact.PreferenceStated preference) {
        out.text(preference.personId())
                .symbols(preference.blockedChannels())
                .all(preference.inconvenientTimes(), NoticeCodec::time)
                .symbols(preference.inconvenientPlaces());
    }

    static Fact preference(ByteReader in, String id, Instant at, Instant recorded) {
        return new Fact.PreferenceStated(
                id,
                at,
                recorded,
                in.text(),
                channels(in),
                in.all(NoticeCodec::time),
                in.symbols(PlaceKind.class, PLACES));
    }

    static Fact dispute(ByteReader in, String id, Instant at, Instant recorded) {
        return new Fact.DisputeFiled(
                id, at, recorded, in.all(ByteReader::text), in.flag(), in.symbol(DISPUTES));
    }

    private static void time(ByteWriter out, InconvenientTime time) {
        out.number(time.from().toSecondOfDay()).number(time.to().toSecondOfDay());
        out.symbols(time.days());
    }

    private static InconvenientTime time(ByteReader in) {
        return new InconvenientTime(
                LocalTime.ofSecondOfDay(in.number()),
                LocalTime.ofSecondOfDay(in.number()),
                in.symbols(DayOfWeek.class, DAYS));
    }

    static Set<Channel> channels(ByteReader in) {
        return in.symbols(Channel.class, CHANNELS);
    }
}
