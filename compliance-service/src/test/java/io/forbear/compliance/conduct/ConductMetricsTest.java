package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.EventExamples;
import io.forbear.topics.Topics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConductMetricsTest {
    private final EventExamples debtor = new EventExamples("P-1");
    private final ConductDriver stream = new ConductDriver(Books.shipped());

    @BeforeEach
    void knowsTheDebtor() {
        stream.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        stream.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @AfterEach
    void closes() {
        stream.close();
    }

    @Test
    void countsAnswersByChannelAndWhatTheyWereFor() {
        stream.passUntil(may(11, 22, 29));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 22, 30)).build());

        assertThat(answers("deferred")).isEqualTo(1);
        assertThat(answers("permitted")).isZero();
        assertThat(
                        stream.meters()
                                .get("forbear.gate.refusals")
                                .tags("rule", "CN-HOURS-01", "answer", "deferred")
                                .counter()
                                .count())
                .isEqualTo(1);
        assertThat(stream.meters().get("forbear.gate.answer").summary().count()).isEqualTo(1);
    }

    private double answers(String answer) {
        return stream.meters()
                .get("forbear.gate.decisions")
                .tags("answer", answer, "channel", "voice_human")
                .counter()
                .count();
    }

    @Test
    void countsViolationsByRuleAndTimesThemFromTheContact() {
        stream.passUntil(may(11, 10, 1));
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 10, 0)).build());
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 9, 0)).build());

        assertThat(
                        stream.meters()
                                .get("forbear.violations")
                                .tags("rule", "FB-PERMIT-01", "status", "raised")
                                .counter()
                                .count())
                .isEqualTo(2);
        assertThat(seconds("promptly")).isEqualTo(60);
        assertThat(seconds("late")).isEqualTo(3_660);
    }

    private double seconds(String told) {
        return stream.meters()
                .get("forbear.violation.detection")
                .tag("told", told)
                .summary()
                .totalAmount();
    }

    @Test
    void showsAZeroForEachRuleBeforeItIsBroken() {
        assertThat(stream.meters().find("forbear.violations").tag("status", "raised").counters())
                .hasSizeGreaterThan(50)
                .allMatch(counter -> counter.count() == 0);
    }

    @Test
    void namesNobody() {
        stream.passUntil(may(11, 22, 29));
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 22, 0)).build());
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 22, 30)).build());

        assertThat(stream.meters().getMeters())
                .extracting(Meter::getId)
                .allSatisfy(
                        id ->
                                assertThat(id.getTags())
                                        .extracting(Tag::getValue)
                                        .noneMatch(value -> value.contains("P-1")));
    }
}
