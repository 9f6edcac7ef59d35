package io.forbear.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.events.ContactOutcome;
import io.forbear.events.Direction;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What every dialer does with a command, whichever way it comes.
 *
 * @param journal a folder that all dialers of a group share; a real dialer has its call records
 * @param clock as exact as can be: a dialer's clock must be synchronised
 * @param line makes the call
 * @param takenBack commands that are not to be begun, with the end of their permits
 */
record Dialer(
        Path journal,
        Clock clock,
        Function<ContactCommand, ContactOutcome> line,
        Map<String, Instant> takenBack) {

    /** One that pretends to call; nobody answers. */
    static Dialer pretending(String journal) throws IOException {
        var folder = Files.createDirectories(Path.of(journal));
        return with(folder, Clock.systemUTC(), _ -> ContactOutcome.RANG_UNANSWERED);
    }

    static Dialer with(Path journal, Clock clock, Function<ContactCommand, ContactOutcome> line) {
        return new Dialer(journal, clock, line, new ConcurrentHashMap<>());
    }

    void takeBack(ContactCommandCancelled cancelled) {
        takenBack.values().removeIf(clock.instant()::isAfter);
        takenBack.put(cancelled.getCommandId(), cancelled.getNotAfter());
    }

    /**
     * Notes that a command begins, on disk and before it begins: so one that comes again, also
     * after a crash and to another dialer, is not carried out again. Waits for the begin of its
     * permit.
     *
     * @return false if it had begun before
     */
    boolean begins(ContactCommand command) throws IOException, InterruptedException {
        try {
            Files.createFile(journal.resolve(reportId(command).toString()));
        } catch (FileAlreadyExistsException before) {
            return false;
        }
        Thread.sleep(Duration.between(clock.instant(), command.getPermit().getValidFrom()));
        return true;
    }

    /** Makes the call, unless its permit is over or it was taken back; reports either. */
    ContactAttempted call(ContactCommand command) {
        var now = clock.instant();
        var refused =
                now.isAfter(command.getPermit().getNotAfter())
                        || takenBack.containsKey(command.getCommandId());
        var outcome = refused ? ContactOutcome.NOT_MADE : line.apply(command);
        System.out.println(now + " " + command.getCommandId() + " " + outcome);
        return report(command, now, outcome);
    }

    /** Follows from the command: reported twice, it is one report. */
    private static UUID reportId(ContactCommand command) {
        return UUID.nameUUIDFromBytes(("report " + command.getCommandId()).getBytes(UTF_8));
    }

    private static ContactAttempted report(
            ContactCommand command, Instant at, ContactOutcome outcome) {
        return ContactAttempted.newBuilder()
                .setEventId(reportId(command))
                .setOccurredAt(at)
                .setDebtorId(command.getDebtorId())
                .setCausationId(command.getEventId())
                .setPermitId(command.getPermit().getPermitId())
                .setProposalId(command.getProposalId())
                .setCommandId(command.getCommandId())
                .setDirection(Direction.OUTBOUND)
                .setOutcome(outcome)
                .setChannel(command.getChannel())
                .setVoiceMode(command.getVoiceMode())
                .setActor(command.getActor())
                .setParty(command.getParty())
                .setEndpoint(command.getEndpoint())
                .setPlaceKind(command.getPlaceKind())
                .setAccountIds(command.getAccountIds())
                .setPurpose(command.getPurpose())
                .setDisclosed(command.getDisclosed())
                .build();
    }
}
