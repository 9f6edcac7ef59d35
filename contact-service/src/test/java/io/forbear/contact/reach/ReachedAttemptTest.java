package io.forbear.contact.reach;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.DEBTOR;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.id;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.history.Contact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachedAttemptTest {
    private static final String GROUP = "CN|M1|CREDIT_CARD|FIRST_PARTY";
    private static final Facts FACTS =
            Facts.about(DEBTOR).with(account(), MAY_4).with(profile(MOBILE), MAY_4);

    @ParameterizedTest(name = "{0} {1}: an attempt {2}, reached {3}, wrong {4}")
    @CsvSource({
        "OUTBOUND, CONVERSATION, true, true, false",
        "OUTBOUND, RANG_UNANSWERED, true, false, false",
        "OUTBOUND, DELIVERED, true, false, false",
        "OUTBOUND, NOT_CONNECTED_INVALID, true, false, true",
        "OUTBOUND, BOUNCED, true, false, true",
        "OUTBOUND, NOT_MADE, false, false, false",
        "INBOUND, CONVERSATION, false, true, false",
    })
    void tellsAnAttemptFromWhatIsNone(
            String direction, String outcome, boolean attempt, boolean reached, boolean wrong) {
        var of = ReachedAttempt.of(FACTS, entry(direction, outcome, DEBTOR));
        assertThat(of.outbound()).isEqualTo(attempt);
        assertThat(of.reached()).isEqualTo(reached);
        assertThat(of.wrong()).isEqualTo(wrong);
        assertThat(of.similar()).isEqualTo(attempt ? GROUP : null);
    }

    @Test
    void countsOnlyAttemptsToTheDebtorHimselfAtAnHourThatIsCertain() {
        var his = ReachedAttempt.of(FACTS, entry("OUTBOUND", "CONVERSATION", DEBTOR));
        assertThat(his.hour()).as("02:00 UTC in Shanghai").isEqualTo(10);
        assertThat(ReachedAttempt.of(FACTS, entry("OUTBOUND", "CONVERSATION", "T100")).similar())
                .isNull();
        var nowhere = Facts.about(DEBTOR).with(account(), MAY_4);
        var unknown = ReachedAttempt.of(nowhere, entry("OUTBOUND", "CONVERSATION", DEBTOR));
        assertThat(unknown.hour()).isNull();
        assertThat(unknown.similar()).isNull();
    }

    @ParameterizedTest(name = "{0}: reached {1}, another''s number {2}")
    @CsvSource({
        "PROMISE_MADE, true, false",
        "WRONG_PERSON, false, true",
        "THIRD_PARTY_ANSWERED, false, false",
    })
    void takesSomebodyElseOnTheLineForNoRightPartyContact(
            ContactResult result, boolean reached, boolean notHis) {
        var entry = entry("OUTBOUND", "CONVERSATION", DEBTOR, List.of(result));
        var of = ReachedAttempt.of(FACTS, entry);
        assertThat(of.outbound()).isTrue();
        assertThat(of.reached()).isEqualTo(reached);
        assertThat(of.notHis()).isEqualTo(notHis);
        assertThat(of.wrong()).as("for others it may be the right one").isFalse();
    }

    private static Contact.Attempted entry(String direction, String outcome, String person) {
        return entry(direction, outcome, person, List.of());
    }

    private static Contact.Attempted entry(
            String direction, String outcome, String person, List<ContactResult> results) {
        return new Contact.Attempted(
                id(1).toString(),
                MAY_4,
                null,
                direction,
                outcome,
                "VOICE_HUMAN",
                "BANK",
                List.of(),
                person,
                "DEBTOR",
                MOBILE.endpoint(),
                List.of(ACCOUNT),
                "COLLECTION",
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                results);
    }
}
