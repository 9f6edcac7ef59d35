package io.forbear.compliance;

import io.forbear.compliance.rulepack.Activation;
import io.forbear.events.PackMode;
import io.forbear.events.RulePackActivated;
import io.forbear.packs.RulePacks;
import io.forbear.service.digest.Sha256;
import java.time.Instant;
import java.util.UUID;

/** A pack that allows calls in Shanghai only in the middle of the day. */
public final class PackExamples {
    public static final String RULE = "ZZ-HOURS-01";

    private PackExamples() {}

    /** The pack as a text. */
    public static String quietHours(String pack, String effectiveFrom, String earliest) {
        return """
               pack: %s
               title: Quiet hours of the bank
               effectiveFrom: %s
               zone: Asia/Shanghai
               jurisdictions: [CN]
               coverage: [FIRST_PARTY]
               rules:
                 - id: ZZ-HOURS-01
                   title: Calls in the middle of the day only
                   statement: The bank calls between %s and 16:00.
                   citation: House rule 7
                   verify: PRODUCT
                   mode: [GATE, DETECT]
                   consequence: VIOLATION
                   checks:
                     - {type: allowed-hours, earliest: "%s", latest: "16:00", zone: Asia/Shanghai}
               """
                .formatted(pack, effectiveFrom, earliest, earliest);
    }

    /** That it runs, as the topic tells it. */
    public static RulePackActivated activated(String yaml, PackMode mode, Instant at) {
        var pack = RulePacks.parse("example", yaml);
        return RulePackActivated.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setPackId(pack.id())
                .setVersion(pack.version())
                .setEffectiveFrom(pack.effectiveFrom())
                .setDigest(Sha256.hex(yaml))
                .setAuthor("alice")
                .setApprover("bob")
                .setMode(mode)
                .setContent(yaml)
                .build();
    }

    /** The id of the text. */
    public static String id(String yaml) {
        var pack = RulePacks.parse("example", yaml);
        return new Activation(
                        pack.id(),
                        pack.version(),
                        pack.effectiveFrom(),
                        Sha256.hex(yaml),
                        "alice",
                        "bob",
                        Instant.EPOCH,
                        false,
                        yaml)
                .id();
    }
}
