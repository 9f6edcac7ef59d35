package io.forbear.messaging;

import static io.forbear.testing.Soon.soon;
import static io.forbear.testing.Surroundings.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceIT implements WithSampleService {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void carriesTheTraceFromTheRecordThatCameToTheRecordThatFollows() {
        var debtor = Samples.newDebtor();
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT.name(),
                debtor,
                Surroundings.encode(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1")),
                Map.of("traceparent", "00-" + TRACE + "-" + SPAN + "-01"));

        soon(
                () ->
                        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor))
                                .singleElement()
                                .satisfies(
                                        notice ->
                                                assertThat(header(notice, "traceparent"))
                                                        .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                                                        .doesNotContain(SPAN)));
    }

    @Test
    void beginsATraceWhereNoneCame() {
        var debtor = Samples.newDebtor();
        Surroundings.send(Topics.ACCOUNT_PAYMENT, Samples.payment(debtor, "p1"));

        soon(
                () ->
                        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE.name(), debtor))
                                .singleElement()
                                .satisfies(
                                        notice ->
                                                assertThat(header(notice, "traceparent"))
                                                        .matches(
                                                                "00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]")));
    }
}
