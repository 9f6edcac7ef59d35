package io.forbear.account;

import static io.forbear.account.EventExamples.SHANGHAI;
import static io.forbear.account.EventExamples.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Api;
import io.forbear.testing.PersonalScan;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;

/** What is left of what was noted about a debtor, once his personal data were erased. */
class ErasureIT implements WithAccountService {
    private static final Set<String> PLACES =
            Set.of(
                    "public.circumstance.reason",
                    "public.superseded_fact.content",
                    "public.placement.recall_note");

    @Autowired private Clock clock;

    @Value("${local.server.port}")
    private int port;

    private final EventExamples debtor = newDebtor();

    /** His id begins with the debtor's. */
    private final EventExamples other = new EventExamples(debtor.debtorId() + "0");

    private final String agency = "AG-" + UUID.randomUUID();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void registersAnAgency() {
        today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
        desk().post(HttpStatus.CREATED, "/agencies", registration());
        var listing = "/agencies/" + agency + "/white-listing";
        desk().post(
                        HttpStatus.OK,
                        listing,
                        """
                        {"from": "%s", "publication": "https://bank.example/agencies",
                         "reason": "tender 7"}"""
                                .formatted(today));
        Api.at(port)
                .as("compliance-officer", "u-2")
                .post(HttpStatus.OK, listing + "/approval", "{}");
    }

    @Test
    void forgetsWhatWasNotedAboutHimAndAboutNobodyElse() throws SQLException {
        note(debtor);
        note(other);
        assertThat(found(debtor)).isEqualTo(PLACES);
        assertThat(found(other)).isEqualTo(PLACES);
        var pauses = pauses(debtor);
        var placements = placements(debtor);
        var facts = facts(debtor);

        erase();
        erase();

        assertThat(found(debtor)).isEmpty();
        assertThat(pauses(debtor)).isEqualTo(pauses.replace(words(debtor), "personal data erased"));
        assertThat(placements(debtor))
                .isEqualTo(placements.replace("\"" + words(debtor) + "\"", "null"));
        assertThat(facts(debtor)).as("it corrects nothing").isEqualTo(facts);
        assertThat(found(other)).isEqualTo(PLACES);
    }

    @Test
    void forgetsNothingThatALawWantsKept() throws SQLException {
        note(debtor);
        var pauses = pauses(debtor);
        var placements = placements(debtor);

        erase("FREE_TEXTS", "CONTACT_POINTS");

        assertThat(found(debtor)).isEqualTo(PLACES);
        assertThat(pauses(debtor)).isEqualTo(pauses);
        assertThat(placements(debtor)).isEqualTo(placements);
    }

    /** Why his days past due are paused, twice over, and why an agency gave his account back. */
    private void note(EventExamples whose) {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE, whose.overdue(today, today.minusDays(100), "1000").build());
        var account = "/accounts/" + whose.accountId();
        soon(() -> Api.at(port).as("auditor").get(account));
        var pauses = Api.at(port).as("plan-desk");
        var pause = pauses.post(HttpStatus.CREATED, account + "/pauses", pause(whose, 30));
        pauses.put(
                HttpStatus.OK,
                account + "/pauses/" + pause.get("pauseId").asString(),
                pause(whose, 25));
        desk().post(
                        HttpStatus.CREATED,
                        account + "/placement",
                        "{\"agencyId\": \"%s\", \"reason\": \"tender\"}".formatted(agency));
        desk().post(
                        HttpStatus.OK,
                        account + "/placement/recall",
                        "{\"reason\": \"OTHER\", \"note\": \"%s\"}".formatted(words(whose)));
    }

    private String pause(EventExamples whose, int daysAgo) {
        return "{\"from\": \"%s\", \"to\": \"%s\", \"reason\": \"%s\"}"
                .formatted(today.minusDays(daysAgo), today.minusDays(16), words(whose));
    }

    private static String words(EventExamples whose) {
        return whose.debtorId() + " lives with his sister";
    }

    private String registration() {
        var from = today.minusMonths(1);
        var to = today.plusYears(1);
        return """
        {"agencyId": "%s", "terms": {"name": "East", "kind": "AGENCY",
         "authorisations": [{"reference": "A1", "jurisdictions": ["CN"], "from": "%s"}],
         "contract": {"reference": "C1", "from": "%s", "to": "%s"},
         "dataProcessingAgreement": {"reference": "D1", "from": "%s"},
         "capacity": {"accounts": 1, "amounts": [{"amount": 5000, "currency": "CNY"}]}}}"""
                .formatted(agency, from, from, to, from);
    }

    /** The mark that the event was processed is written with what it does. */
    private void erase(String... kept) {
        var told = Surroundings.tellErased(debtor.debtorId(), clock.instant(), kept);
        var processed =
                """
                SELECT count(*) FROM processed_event
                WHERE consumer_group = 'account-service-erasure' AND event_id::text = ?
                """;
        soon(() -> assertThat(Database.text(processed, "" + told)).isEqualTo("1"));
    }

    private static Set<String> found(EventExamples whose) throws SQLException {
        return new PersonalScan(List.of(words(whose)), _ -> Stream.empty())
                .inDatabase(DATABASE.jdbcUrl(), DATABASE.user(), DATABASE.password());
    }

    private String pauses(EventExamples whose) {
        var path = "/accounts/" + whose.accountId() + "/pauses";
        return Api.at(port).as("auditor").get(path).toString();
    }

    private String placements(EventExamples whose) {
        var path = "/accounts/" + whose.accountId() + "/placements";
        return Api.at(port).as("auditor").get(path).toString();
    }

    /**
     * How many there are, how many were corrected, and how often segments are to be judged anew.
     */
    private String facts(EventExamples whose) {
        return Api.at(port).as("auditor").get("/accounts/" + whose.accountId()).get("facts")
                + Database.text(
                        "SELECT count(*) FROM segment_late WHERE account_id = ?",
                        whose.accountId());
    }

    private Api desk() {
        return Api.at(port).as("agency-desk", "u-1");
    }
}
