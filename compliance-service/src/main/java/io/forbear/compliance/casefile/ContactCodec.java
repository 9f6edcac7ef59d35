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
import java.util.HashSet;

/** Contacts as bytes. */
final class ContactCodec {
    private static final ActorKind[] ACTORS = ActorKind.values();
    private static final Channel[] CHANNELS = Channel.values();
    private static final ContentFlag[] FLAGS = ContentFlag.values();
    private static final DeviceOwnership[] DEVICES = DeviceOwnership.values();
    private static final Direction[] DIRECTIONS = Direction.values();
    private static final DisclosedItem[] ITEMS = DisclosedItem.values();
    private static final PartyKind[] PARTIES = PartyKind.values();
    private static final PlaceKind[] PLACES = PlaceKind.values();
    private static final Purpose[] PURPOSES = Purpose.values();
    private static final VoiceMode[] MODES = VoiceMode.values();

    private ContactCodec() {}

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

    static Contact read(ByteReader in) {
        return new Contact(
                in.symbol(CHANNELS),
                in.symbol(DIRECTIONS),
                in.optional(from -> from.symbol(MODES)),
                actor(in),
                new Party(in.text(), in.symbol(PARTIES)),
                in.optional(ByteReader::text),
                in.symbol(PLACES),
                in.all(ByteReader::text),
                in.symbol(PURPOSES),
                in.symbols(DisclosedItem.class, ITEMS),
                in.optional(RecordCodec::money),
                in.optional(ByteReader::date),
                new HashSet<>(in.all(ByteReader::text)),
                in.optional(ByteReader::text),
                in.optional(ByteReader::text),
                in.symbols(ContentFlag.class, FLAGS),
                in.optional(ByteReader::text),
                in.optional(ByteReader::text));
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
                new HashSet<>(in.all(ByteReader::text)),
                in.optional(from -> from.symbol(DEVICES)));
    }
}
