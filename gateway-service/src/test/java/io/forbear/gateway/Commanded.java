package io.forbear.gateway;

import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.events.ContactPurpose;
import io.forbear.events.ContactReportOverdue;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.DisclosedItem;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.Permit;
import io.forbear.events.PlaceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Commands as contact-service gives them. */
public final class Commanded {
    static final Duration VALIDITY = Duration.ofMinutes(15);

    private Commanded() {}

    /** To send an SMS, from now on for a quarter of an hour. */
    public static ContactCommand sms(Instant now, String text) {
        return of(Channel.SMS, "endpoint-1", now, text);
    }

    static ContactCommand email(Instant now, String address, String text) {
        return of(Channel.EMAIL, address, now, text);
    }

    /** That a command is taken back. */
    public static ContactCommandCancelled cancelled(ContactCommand command) {
        return ContactCommandCancelled.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(command.getOccurredAt())
                .setDebtorId(command.getDebtorId())
                .setCommandId(command.getCommandId())
                .setProposalId(command.getProposalId())
                .setPermitId(command.getPermit().getPermitId())
                .setChannel(command.getChannel())
                .setLegalEntityId("BANK")
                .setNotAfter(command.getPermit().getNotAfter())
                .setReason("a plan was signed")
                .build();
    }

    /** That the report on a command is missed. */
    static ContactReportOverdue missed(ContactCommand command) {
        return ContactReportOverdue.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(command.getPermit().getNotAfter())
                .setDebtorId(command.getDebtorId())
                .setCommandId(command.getCommandId())
                .setProposalId(command.getProposalId())
                .setPermitId(command.getPermit().getPermitId())
                .setChannel(command.getChannel())
                .setLegalEntityId("BANK")
                .setNotAfter(command.getPermit().getNotAfter())
                .setCommandedAt(command.getOccurredAt())
                .setTime(1)
                .setCountsFrom(command.getPermit().getNotAfter().plus(VALIDITY))
                .build();
    }

    private static ContactCommand of(Channel channel, String endpoint, Instant from, String text) {
        var debtorId = "G" + UUID.randomUUID();
        var id = UUID.randomUUID();
        var permit =
                Permit.newBuilder()
                        .setPermitId("permit-" + id)
                        .setProposalId("proposal-" + id)
                        .setChannel(channel)
                        .setPersonId(debtorId)
                        .setEndpoint(endpoint)
                        .setValidFrom(from)
                        .setNotAfter(from.plus(VALIDITY))
                        .build();
        return ContactCommand.newBuilder()
                .setEventId(id)
                .setOccurredAt(from)
                .setDebtorId(debtorId)
                .setCommandId("command-" + id)
                .setProposalId("proposal-" + id)
                .setPermit(permit)
                .setChannel(channel)
                .setActor(
                        new Actor(
                                "BANK",
                                ActorKind.ISSUER,
                                "BANK",
                                List.of(),
                                DeviceOwnership.COMPANY))
                .setParty(new Party(debtorId, PartyKind.DEBTOR))
                .setEndpoint(endpoint)
                .setPlaceKind(PlaceKind.MOBILE)
                .setAccountIds(List.of("A-1"))
                .setPurpose(ContactPurpose.REMINDER)
                .setDisclosed(List.of(DisclosedItem.CREDITOR_NAME, DisclosedItem.OPT_OUT_NOTICE))
                .setLanguage("en")
                .setSubject(channel == Channel.EMAIL ? "About your account" : null)
                .setMessage(text)
                .build();
    }
}
