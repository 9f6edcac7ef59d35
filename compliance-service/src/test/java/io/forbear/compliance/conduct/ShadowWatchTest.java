package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.conduct.Stories.Sent;
import io.forbear.compliance.rulepack.PacksInForce.Shadow;
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
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class ShadowWatchTest {
    private static final ContactCheck BROKEN =
            (_, _) -> {
                throw new IllegalStateException("a defect");
            };

    private final EventExamples debtor = new EventExamples("P-1");
    private final LongAdder defects = new LongAdder();

    @Test
    void countsFailuresAndLetsNobodyFeelThem() {
        var call = debtor.call(may(11, 10, 0)).build();
        var file =
                Stories.file(
                        debtor,
                        List.of(
                                new Sent<>(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai")),
                                new Sent<>(Topics.ACCOUNT_STAGE, debtor.account()),
                                new Sent<>(Topics.CONTACT_ATTEMPTED, call)));
        var watch = watch();

        watch.looked(file, call.getEventId().toString(), Stories.END);
        assertThat(defects.sum()).isEqualTo(1);
        watch.looked(file, "nobody-knows-this", Stories.END);
        assertThat(defects.sum()).isEqualTo(1);
    }

    private ShadowWatch watch() {
        var rows = Stores.inMemoryKeyValueStore(ShadowStore.NAME).get();
        return new ShadowWatch(
                new Shadow("broken", RuleBook.of(List.of(broken())), defects),
                new Assessor(Books.shipped()),
                new ShadowStore(rows));
    }

    private static RulePack broken() {
        var rule =
                new Rule(
                        "ZZ-BROKEN-01",
                        "a rule",
                        "a statement",
                        "House rule 8",
                        Verification.P,
                        EnumSet.allOf(Mode.class),
                        Consequence.VIOLATION,
                        List.of(new Rule.CheckUse("broken", "", BROKEN)));
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
