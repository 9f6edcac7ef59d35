package io.forbear.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private static Attempt text(Outcome outcome) {
        var contact =
                Contact.builder(
                                Channel.SMS,
                                Direction.OUTBOUND,
                                new Actor("BANK", ActorKind.ISSUER, "BANK", Set.of(), null),
                                Given.DEBTOR,
                                List.of("A"),
                                Purpose.REMINDER)
                        .build();
        return new Attempt("a", AT, contact, outcome);
    }

    @Test
    void whatWasSentMayHaveArrivedOrNotAndIsNeitherForCertain() {
        var sent = text(Outcome.SENT);

        assertThat(sent.mayBe(Outcome.DELIVERED)).isTrue();
        assertThat(sent.mayBe(Outcome.BOUNCED)).isTrue();
        assertThat(sent.mayBe(Outcome.CONVERSATION)).isFalse();
        assertThat(sent.outcome()).isEqualTo(Outcome.SENT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"DELIVERED", "BOUNCED"})
    void whatAReceiptSaysIsThatAndNothingElse(Outcome told) {
        for (var outcome : Outcome.values()) {
            assertThat(text(told).mayBe(outcome)).as("%s", outcome).isEqualTo(outcome == told);
        }
    }

    @Test
    void whatWasSentCountsAgainstALimitOnMessagesThatArrived() {
        var file = Given.file();
        var law =
                Given.law(
                        "1",
                        "2020-01-01T00:00:00Z",
                        "contact-limit",
                        Map.of(
                                "max",
                                1,
                                "days",
                                1,
                                "zone",
                                "DEBTOR",
                                "channels",
                                List.of("SMS"),
                                "outcomes",
                                List.of("DELIVERED")));
        var detector = new Detector(RuleBook.of(List.of(law)));
        var contact = text(Outcome.SENT).contact();
        file.add(Given.made("one", "2026-03-01T10:00:00Z", contact, Outcome.SENT));
        file.add(Given.made("two", "2026-03-01T11:00:00Z", contact, Outcome.DELIVERED));
        var now = Instant.parse("2026-03-03T00:00:00Z");

        assertThat(detector.findingsOf(file, "two", now)).hasSize(1);

        file.add(Given.made("one", "2026-03-01T10:00:00Z", contact, Outcome.BOUNCED));
        assertThat(detector.findingsOf(file, "two", now)).isEmpty();
    }
}
