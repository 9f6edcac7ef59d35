package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.conduct.Conduct.Result;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce.Rules;
import io.forbear.rules.Fact;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConductTest {
    private final KeyValueStore<Bytes, byte[]> rows =
            Stores.inMemoryKeyValueStore(CaseFileStore.NAME).get();
    private @Nullable RuntimeException writing;

    @Test
    void takesAFailureHalfWayThroughStoringForAnOutage() {
        var defect = new IllegalStateException("cannot be written");
        writing = defect;
        assertThatThrownBy(this::learn).isInstanceOf(KafkaException.class).hasCause(defect);

        var outage = new KafkaException("the disk is full");
        writing = outage;
        assertThatThrownBy(this::learn).isSameAs(outage);

        writing = null;
        assertThat(learn()).isEqualTo(new Result.Announced(List.of()));
    }

    private Result learn() {
        var conduct =
                new Conduct(
                        new Rules(Books.shipped(), List.of()),
                        Horizon.USUAL,
                        new CaseFileStore(failing(rows)),
                        new Agenda(Stores.inMemoryKeyValueStore(Agenda.NAME).get()),
                        new ShadowStore(Stores.inMemoryKeyValueStore(ShadowStore.NAME).get()));
        var at = may(2, 9, 0);
        var cause = new Cause("P-1", new UUID(0, 7), "debtor.notice-0@7", at);
        return conduct.learn(cause, List.of(new Fact.VulnerabilityNoted("n-1", at, at)));
    }

    /** A store that cannot be written to as long as there is a reason. */
    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> failing(KeyValueStore<Bytes, byte[]> store) {
        return (KeyValueStore<Bytes, byte[]>)
                Proxy.newProxyInstance(
                        ConductTest.class.getClassLoader(),
                        new Class<?>[] {KeyValueStore.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("put") && writing != null) {
                                throw writing;
                            }
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException failure) {
                                throw failure.getTargetException();
                            }
                        });
    }
}
