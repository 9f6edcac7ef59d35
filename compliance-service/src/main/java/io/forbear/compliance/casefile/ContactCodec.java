package io.forbear.compliance.casefile;

import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.ContentFlag;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Purpose;
import io.forbear.rules.VoiceMode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Contacts as bytes. Most contacts with a debtor begin alike: the same caller, number, accounts and
 * purpose. A reader of several contacts remembers that beginning, so that equal bytes are read once
 * and lead to the same objects.
 */
final class ContactCodec {
    private static final Channel[] CHANNELS = Channel.values();
    private static final Direction[] DIRECTIONS = Direction.values();
    private static final ActorKind[] ACTORS = ActorKind.values();
    private static final DeviceOwnership[] DEVICES = DeviceOwnership.values();
    private static final PartyKind[] PARTIES = PartyKind.values();
    private static final PlaceKind[] PLACES = PlaceKind.values();
    private static final DisclosedItem[] ITEMS = DisclosedItem.values();
    private static final ContentFlag[] FLAGS = ContentFlag.values();
    private static final Purpose[] PURPOSES = Purpose.values();
    private static final VoiceMode[] MODES = VoiceMode.values();

    private @Nullable Beginning beginning;

    /** What contacts begin with, and the bytes that say so. */
    private record Beginning(
            ByteBuffer bytes,
            Channel channel,
            Direction direction,
            @Nullable VoiceMode voiceMode,
            Actor actor,
            Party party,
            @Nullable String endpoint,
            PlaceKind placeKind,
            List<String> accountIds,
            Purpose purpose,
            Set<DisclosedItem> disclosed) {}

    static void write(ByteWriter out, Contact contact) {
        out.symbol(contact.channel())
                .symbol(contact.direction())
                .optional(contact.voiceMode(), ByteWriter::symbol);
        actor(out, contact.actor());
        out.text(contact.party().personId())
                .symbol(contact.party().kind())
                .optional(contact.endpoint(), ByteWriter::text)
                .symbol(contact.placeKind())
                .all(contact.accountIds(), ByteWriter::text)
                .symbol(contact.purpose())
                .symbols(contact.disclosed())
                .optional(contact.statedAmount(), RecordCodec::money)
                .optional(contact.payBy(), ByteWriter::date)
                .sorted(contact.letterFields())
                .optional(contact.recordingRef(), ByteWriter::text)
                .optional(contact.receiptRef(), ByteWriter::text)
                .symbols(contact.contentFlags())
                .optional(contact.permitId(), ByteWriter::text)
                .optional(contact.proposalId(), ByteWriter::text);
    }

    Contact read(ByteReader in) {
        var begun = begin(in);
        return new Contact(
                begun.channel(),
                begun.direction(),
                begun.voiceMode(),
                begun.actor(),
                begun.party(),
                begun.endpoint(),
                begun.placeKind(),
                begun.accountIds(),
                begun.purpose(),
                begun.disclosed(),
                in.optional(RecordCodec::money),
                in.optional(ByteReader::date),
                in.texts(),
                in.optional(ByteReader::text),
                in.optional(ByteReader::text),
                in.symbols(ContentFlag.class, FLAGS),
                in.optional(ByteReader::text),
                in.optional(ByteReader::text));
    }

    private Beginning begin(ByteReader in) {
        var known = beginning;
        if (known != null && in.skip(known.bytes())) {
            return known;
        }
        int from = in.position();
        var channel = in.symbol(CHANNELS);
        var direction = in.symbol(DIRECTIONS);
        var mode = in.optional(reader -> reader.symbol(MODES));
        var actor = actor(in);
        var party = new Party(in.text(), in.symbol(PARTIES));
        var endpoint = in.optional(ByteReader::text);
        var place = in.symbol(PLACES);
        var accountIds = List.copyOf(in.all(ByteReader::text));
        var purpose = in.symbol(PURPOSES);
        var disclosed = in.symbols(DisclosedItem.class, ITEMS);
        var read =
                new Beginning(
                        in.since(from),
                        channel,
                        direction,
                        mode,
                        actor,
                        party,
                        endpoint,
                        place,
                        accountIds,
                        purpose,
                        disclosed);
        beginning = read;
        return read;
    }

    private static void actor(ByteWriter out, Actor actor) {
        out.text(actor.legalEntityId())
                .symbol(actor.kind())
                .optional(actor.onBehalfOf(), ByteWriter::text)
                .sorted(actor.agentIds())
                .optional(actor.deviceOwnership(), ByteWriter::symbol);
    }

    private static Actor actor(ByteReader in) {
        return new Actor(
                in.text(),
                in.symbol(ACTORS),
                in.optional(ByteReader::text),
                in.texts(),
                in.optional(from -> from.symbol(DEVICES)));
    }
}
