package io.forbear.contact.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.casework.Report;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Notice;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.followup.Happened;
import io.forbear.contact.history.Contact;
import io.forbear.contact.proposal.AttemptReport;
import io.forbear.contact.statement.Declared.Complained;
import io.forbear.contact.statement.Declared.Notified;
import io.forbear.contact.statement.Statement.Answer;
import io.forbear.contact.statement.Statement.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementChangeTest {
    private static final Instant SAID = Instant.parse("2026-05-04T02:00:00Z");
    private static final Instant NOW = SAID.plusSeconds(60);
    private static final UUID ATTEMPT = new UUID(7, 1);
    private static final String DEBTOR = "C1";

    @ParameterizedTest
    @CsvSource({
        "CEASE_STATED, DEBTOR, CEASE_REQUESTED C1; PREFERENCE_STATED C1",
        "CEASE_STATED, ATTORNEY, CEASE_REQUESTED C1; PREFERENCE_STATED C1",
        "CEASE_STATED, GUARANTOR, CEASE_REQUESTED P9; PREFERENCE_STATED P9",
        "CEASE_STATED, SPOUSE, THIRD_PARTY_STOP_REQUESTED P9",
        "CEASE_STATED, EMPLOYER, THIRD_PARTY_STOP_REQUESTED P9",
        "OPT_OUT_STATED, DEBTOR, PREFERENCE_STATED C1; CONSENT_WITHDRAWN C1",
        "REPRESENTATION_STATED, SPOUSE, REPRESENTATION_NOTIFIED C1",
        "DISPUTE_STATED, DEBTOR, DISPUTE_FILED C1",
        "COMPLAINT_STATED, DEBTOR, COMPLAINT CONDUCT",
        "HARDSHIP_HINTED, DEBTOR, ''",
        "PROMISE_MADE, DEBTOR, ''"
    })
    void takesDownWhatStopsContactsAndNothingElse(
            ContactResult result, PartyKind party, String declared) {
        var changes = after(Set.of(result), party, Channel.VOICE_HUMAN, List.of());
        assertThat(String.join("; ", words(changes))).isEqualTo(declared);
    }

    @Test
    void takesARefusalOfACallAsOneOfEveryKindOfCallAndOfNoMore() {
        var change =
                after(
                                Set.of(ContactResult.OPT_OUT_STATED),
                                PartyKind.DEBTOR,
                                Channel.VOICE_HUMAN,
                                List.of())
                        .getFirst();
        assertThat(change.statement().declared())
                .allSatisfy(
                        one ->
                                assertThat(((Notified) one).channels())
                                        .containsExactlyInAnyOrder(
                                                Channel.VOICE_HUMAN,
                                                Channel.VOICE_BOT,
                                                Channel.VOICEMAIL_DROP));
    }

    @ParameterizedTest
    @CsvSource({"VOICE_HUMAN, false", "VISIT, false", "EMAIL, true", "LETTER, true", "SMS, true"})
    void knowsWhatIsWritten(Channel channel, boolean written) {
        var changes =
                after(Set.of(ContactResult.DISPUTE_STATED), PartyKind.DEBTOR, channel, List.of());
        assertThat(((Notified) changes.getFirst().statement().declared().getFirst()).written())
                .isEqualTo(written);
    }

    @Test
    void countsFromWhenItWasSaid() {
        var facts = facts(after(EnumSet.of(ContactResult.CEASE_STATED)));
        assertThat(facts.notices().values())
                .extracting(Notice::kind)
                .containsExactlyInAnyOrder(
                        Notice.Kind.CEASE_REQUESTED, Notice.Kind.CHANNELS_BLOCKED);
        assertThat(facts.notices().values()).allMatch(one -> one.occurredAt().equals(SAID));
        assertThat(facts(after(EnumSet.of(ContactResult.COMPLAINT_STATED))).complaints().values())
                .singleElement()
                .satisfies(one -> assertThat(one.aboutConduct()).isTrue());
    }

    @Test
    void withdrawsWhatACorrectedReportNoLongerSays() {
        var cease = after(EnumSet.of(ContactResult.CEASE_STATED)).getFirst().statement();
        var changes = after(Set.of(), PartyKind.DEBTOR, Channel.VOICE_HUMAN, List.of(cease));
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().statement().state()).isEqualTo(State.WITHDRAWN);
        var facts = cease.declared().getFirst().addTo(Facts.about(DEBTOR), NOW);
        for (var one : changes.getFirst().statement().declared()) {
            facts = one.addTo(facts, NOW);
        }
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void takesDownAnewUnderAnotherIdWhatIsSaidAgainAfterACorrection() {
        var first = after(EnumSet.of(ContactResult.CEASE_STATED)).getFirst().statement();
        var withdrawn =
                after(Set.of(), PartyKind.DEBTOR, Channel.VOICE_HUMAN, List.of(first))
                        .getFirst()
                        .statement();
        var again =
                after(
                                Set.of(ContactResult.CEASE_STATED),
                                PartyKind.DEBTOR,
                                Channel.VOICE_HUMAN,
                                List.of(withdrawn))
                        .getFirst()
                        .statement();
        assertThat(again.statementId()).isNotEqualTo(first.statementId());
        assertThat(again.state()).isEqualTo(State.STANDS);
    }

    @Test
    void leavesWithdrawnWhatAPersonWithdrewAndConfirmedWhatOneConfirmed() {
        var cease = after(EnumSet.of(ContactResult.CEASE_STATED)).getFirst().statement();
        var withdrawn = now(cease.withdraw("u-9", "another debtor's file", NOW));
        assertThat(
                        after(
                                Set.of(ContactResult.CEASE_STATED),
                                PartyKind.DEBTOR,
                                Channel.VOICE_HUMAN,
                                List.of(withdrawn)))
                .isEmpty();
        var confirmed = now(cease.confirm("u-9", Details.NONE, NOW));
        assertThat(after(Set.of(), PartyKind.DEBTOR, Channel.VOICE_HUMAN, List.of(confirmed)))
                .isEmpty();
    }

    @Test
    void letsNobodyWithdrawWhatHeHeardAndNoComplaint() {
        var cease = after(EnumSet.of(ContactResult.CEASE_STATED)).getFirst().statement();
        assertThat(cease.withdraw("agent-1", "mistake", NOW)).isInstanceOf(Answer.Refused.class);
        var withdrawn = now(cease.withdraw("u-9", "mistake", NOW));
        assertThat(withdrawn.withdraw("u-9", "mistake", NOW)).isInstanceOf(Answer.Refused.class);
        assertThat(withdrawn.confirm("u-9", Details.NONE, NOW)).isInstanceOf(Answer.Refused.class);
        var complaint = after(EnumSet.of(ContactResult.COMPLAINT_STATED)).getFirst().statement();
        assertThat(complaint.withdraw("u-9", "mistake", NOW)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void tellsWhatAPersonHasFoundOutUnderTheSameId() {
        var stated = after(EnumSet.of(ContactResult.REPRESENTATION_STATED)).getFirst().statement();
        var found = new Details(null, "law-7", null, null);
        var before = (Notified) stated.declared().getFirst();
        var after = (Notified) now(stated.confirm("u-9", found, NOW)).declared().getFirst();
        assertThat(before.attorneyId()).isEqualTo("of-statement-" + stated.statementId());
        assertThat(after.attorneyId()).isEqualTo("law-7");
        assertThat(after.eventId()).isEqualTo(before.eventId());
        var about = new Details(null, null, null, Details.About.AMOUNT);
        var complaint = after(EnumSet.of(ContactResult.COMPLAINT_STATED)).getFirst().statement();
        assertThat(
                        ((Complained) now(complaint.confirm("u", about, NOW)).declared().getFirst())
                                .about())
                .isEqualTo(Details.About.AMOUNT);
    }

    /** Whatever versions a report has, in effect is what the last one says, complaints apart. */
    @Property
    void endsWithWhatTheLastVersionOfAReportSays(
            @ForAll @Size(min = 1, max = 6) List<Set<ContactResult>> versions) {
        var known = new HashMap<UUID, Statement>();
        for (var results : versions) {
            var changes =
                    after(
                            results,
                            PartyKind.DEBTOR,
                            Channel.VOICE_HUMAN,
                            new ArrayList<>(known.values()));
            changes.forEach(one -> known.put(one.statement().statementId(), one.statement()));
            assertThat(
                            after(
                                    results,
                                    PartyKind.DEBTOR,
                                    Channel.VOICE_HUMAN,
                                    new ArrayList<>(known.values())))
                    .as("the same report again changes nothing")
                    .isEmpty();
        }
        var said = versions.getLast().stream().flatMap(one -> StatedKind.of(one).stream()).toList();
        assertThat(known.values())
                .filteredOn(Statement::isInEffect)
                .filteredOn(one -> one.kind() != StatedKind.COMPLAINT)
                .extracting(Statement::kind)
                .containsExactlyInAnyOrderElementsOf(
                        said.stream().filter(one -> one != StatedKind.COMPLAINT).toList());
    }

    private static Statement now(Answer answer) {
        return ((Answer.Now) answer).statement();
    }

    private static Facts facts(List<StatementChange> changes) {
        var facts = Facts.about(DEBTOR);
        for (var change : changes) {
            for (var news : change.news().toList()) {
                facts = news.addition().to(facts, NOW);
            }
        }
        return facts;
    }

    private static List<String> words(List<StatementChange> changes) {
        return changes.stream()
                .flatMap(change -> change.statement().declared().stream())
                .map(
                        one ->
                                switch (one) {
                                    case Notified told -> told.kind() + " " + told.personId();
                                    case Complained told -> "COMPLAINT " + told.about();
                                })
                .toList();
    }

    private static List<StatementChange> after(EnumSet<ContactResult> results) {
        return after(results, PartyKind.DEBTOR, Channel.VOICE_HUMAN, List.of());
    }

    private static List<StatementChange> after(
            Set<ContactResult> results, PartyKind party, Channel channel, List<Statement> known) {
        var person = party == PartyKind.DEBTOR ? DEBTOR : "P9";
        var report =
                new Report(
                        ATTEMPT,
                        DEBTOR,
                        new AttemptReport(
                                ATTEMPT.toString(), null, null, null, Outcome.CONVERSATION, SAID),
                        entry(person, party, channel),
                        new Happened(
                                ATTEMPT,
                                DEBTOR,
                                SAID,
                                Outcome.CONVERSATION,
                                results,
                                new Party(person, party),
                                "mobile",
                                List.of("A1"),
                                null));
        return StatementChange.after(report, known, NOW);
    }

    private static Contact.Attempted entry(String person, PartyKind party, Channel channel) {
        return new Contact.Attempted(
                ATTEMPT.toString(),
                SAID,
                null,
                "OUTBOUND",
                "CONVERSATION",
                channel.name(),
                "BANK",
                List.of("agent-1"),
                person,
                party.name(),
                "mobile",
                List.of("A1"),
                "COLLECTION",
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
