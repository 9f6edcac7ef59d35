package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.conduct.Stories.Sent;
import io.forbear.compliance.rulepack.PacksInForce.Shadow;
import io.forbear.events.ContactAttempted;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Consequence;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Coverage;
import io.forbear.rules.Mode;
import io.forbear.rules.Rule;
import io.forbear.rules.RuleBook;
import io.forbear.rules.RulePack;
import io.forbear.rules.Verification;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class ShadowWatchTest {
    private final AtomicReference<RuntimeException> brokenBy =
            new AtomicReference<>(new IllegalStateException("a defect"));
    private final EventExamples debtor = new EventExamples("P-1");
    private final LongAdder defects = new LongAdder();

    @Test
    void countsFailuresAndLetsNobodyFeelThem() {
        var call = debtor.call(may(11, 10, 0)).build();
        var file = file(call);
        var watch = watch();

        watch.looked(file, call.getEventId().toString(), Stories.END);
        assertThat(defects.sum()).isEqualTo(1);
        watch.looked(file, "nobody-knows-this", Stories.END);
        assertThat(defects.sum()).isEqualTo(1);
    }

    @Test
    void takesAnOutageForNoDefectOfThePack() {
        var closed = new KafkaException("the store is closed");
        brokenBy.set(closed);
        var call = debtor.call(may(11, 10, 0)).build();
        var file = file(call);
        assertThatThrownBy(() -> watch().looked(file, call.getEventId().toString(), Stories.END))
                .isSameAs(closed);
        assertThat(defects.sum()).isZero();
    }

    private CaseFile file(ContactAttempted call) {
        return Stories.file(
                debtor,
                List.of(
                        new Sent<>(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai")),
                        new Sent<>(Topics.ACCOUNT_STAGE, debtor.account()),
                        new Sent<>(Topics.CONTACT_ATTEMPTED, call)));
    }

    private ShadowWatch watch() {
        var rows = Stores.inMemoryKeyValueStore(ShadowStore.NAME).get();
        return new ShadowWatch(
                new Shadow("broken", RuleBook.of(List.of(broken())), defects),
                new Assessor(Books.shipped()),
                new ShadowStore(rows));
    }

    private RulePack broken() {
        ContactCheck check =
                (_, _) -> {
                    throw brokenBy.get();
                };
        var rule =
                new Rule(
                        "ZZ-BROKEN-01",
                        "a rule",
                        "a statement",
                        "House rule 8",
                        Verification.P,
                        EnumSet.allOf(Mode.class),
                        Consequence.VIOLATION,
                        List.of(new Rule.CheckUse("broken", "", check)));
        return new RulePack(
                "broken",
                "1",
                "a pack with a defect",
                Instant.EPOCH,
                null,
                Set.of("CN"),
                EnumSet.allOf(Coverage.class),
                List.of(rule));
    }
}
