package io.forbear.compliance;

import static io.forbear.compliance.EventExamples.may;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Api;
import io.forbear.testing.PersonalScan;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** What is left of a complaint, once the personal data of who complained were erased. */
class ErasureIT implements WithComplianceService {
    private static final Set<String> PLACES =
            Set.of("public.complaint_step.note", "public.complaint_resolution.summary");

    @Value("${local.server.port}")
    private int port;

    @Value("${spring.flyway.url}")
    private String jdbcUrl;

    @Value("${spring.flyway.user}")
    private String user;

    @Value("${spring.flyway.password}")
    private String password;

    @Autowired private DatabaseClient database;

    private final EventExamples debtor = new EventExamples("P-" + UUID.randomUUID());

    /** His id begins with the debtor's. */
    private final EventExamples other = new EventExamples(debtor.debtorId() + "0");

    @Test
    void forgetsWhatWasWrittenOfHisComplaintAndOfNobodyElses() throws SQLException {
        var his = answeredComplaint(debtor);
        var hers = answeredComplaint(other);
        assertThat(found(debtor)).isEqualTo(PLACES);
        assertThat(found(other)).isEqualTo(PLACES);
        var work = work(his);
        var herWork = work(hers);

        erase();

        assertThat(found(debtor)).isEmpty();
        assertThat(work(his)).isEqualTo(work.replace("\"" + words(debtor) + "\"", "null"));
        assertThat(found(other)).isEqualTo(PLACES);
        assertThat(work(hers)).isEqualTo(herWork);
    }

    @Test
    void forgetsNothingThatALawWantsKept() throws SQLException {
        var his = answeredComplaint(debtor);
        var work = work(his);

        erase("COMPLAINTS", "CONTACT_RECORDS");

        assertThat(found(debtor)).isEqualTo(PLACES);
        assertThat(work(his)).isEqualTo(work);
    }

    /** A complaint that rested for a while, for a longer term, until it was answered. */
    private String answeredComplaint(EventExamples whose) {
        Surroundings.send(Topics.DEBTOR_PROFILE, whose.profile("Asia/Shanghai"));
        Surroundings.send(Topics.ACCOUNT_STAGE, whose.account());
        var filing =
                "{\"debtorId\": \"%s\", \"accountIds\": [\"%s\"], \"kind\": \"CONDUCT\"}"
                        .formatted(whose.debtorId(), whose.accountId());
        var filed = Api.at(port).as("collector").post(HttpStatus.CREATED, "/complaints", filing);
        var id = filed.path("complaintId").asString();
        soon(() -> assertThat(complaint(id).path("clocks")).isNotEmpty());
        act(id, "assignment", "{\"handler\": \"h1\"}");
        act(
                id,
                "extension",
                "{\"complexity\": \"COMPLEX\", \"reason\": \"X\", \"note\": \"%s\"}"
                        .formatted(words(whose)));
        act(
                id,
                "pause",
                "{\"reason\": \"WAITING_FOR_EVIDENCE\", \"note\": \"%s\"}".formatted(words(whose)));
        act(
                id,
                "resolution",
                """
                {"outcome": "UPHELD", "rootCause": "TRAINING", "remedy": "APOLOGY",
                 "summary": "%s"}"""
                        .formatted(words(whose)));
        return id;
    }

    private static String words(EventExamples whose) {
        return whose.debtorId() + " was called at his sister's";
    }

    private void act(String id, String action, String body) {
        Api.at(port)
                .as("compliance-officer", "h1")
                .post(HttpStatus.OK, "/complaints/" + id + "/" + action, body);
    }

    private JsonNode complaint(String id) {
        return Api.at(port).as("auditor").get("/complaints/{id}", id);
    }

    /** What was done about a complaint, and the answer. */
    private String work(String id) {
        var complaint = complaint(id);
        return complaint.path("resolution").toString() + complaint.path("history");
    }

    /** The mark that the event was processed is written with what it does. */
    private void erase(String... kept) {
        var told = Surroundings.tellErased(debtor.debtorId(), may(20, 9, 0), kept);
        soon(() -> assertThat(timesProcessed(told)).isEqualTo("1"));
    }

    private String timesProcessed(UUID eventId) {
        return ""
                + database.sql(
                                """
                                SELECT count(*)::text FROM processed_event
                                WHERE consumer_group = 'compliance-service-erasure'
                                    AND event_id = :id
                                """)
                        .bind("id", eventId)
                        .mapValue(String.class)
                        .one()
                        .block();
    }

    private Set<String> found(EventExamples whose) throws SQLException {
        return new PersonalScan(List.of(words(whose)), _ -> Stream.empty())
                .inDatabase(jdbcUrl, user, password);
    }
}
