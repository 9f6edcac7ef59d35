package io.forbear.console.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordDecoderTest {
    @Test
    void readsTheTraceFromItsHeader() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        assertThat(
                        RecordDecoder.traceId(
                                Map.of("traceparent", "00-" + trace + "-b7ad6b7169203331-01")))
                .isEqualTo(trace);
        assertThat(RecordDecoder.traceId(Map.of("traceparent", "nonsense"))).isNull();
        assertThat(RecordDecoder.traceId(Map.of())).isNull();
    }
}
