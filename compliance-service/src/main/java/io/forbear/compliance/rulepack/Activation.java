package io.forbear.compliance.rulepack;

import java.time.Instant;

/**
 * That a version of a pack runs, as the topic {@code compliance.rule-pack} tells it.
 *
 * @param digest SHA-256 of the YAML text in hexadecimal
 * @param shadow whether it runs without effect
 * @param activatedAt when it was approved
 */
public record Activation(
        String pack,
        String version,
        Instant effectiveFrom,
        String digest,
        String author,
        String approver,
        Instant activatedAt,
        boolean shadow,
        String yaml) {

    /** The record key. */
    public String key() {
        return pack + "@" + version;
    }

    /** The id of the version's text, as addresses name it. */
    public String id() {
        return PackVersion.id(pack, version, digest);
    }

    /** Whether it tells that the same text runs in the same way. */
    boolean says(Activation other) {
        return key().equals(other.key()) && digest.equals(other.digest) && shadow == other.shadow;
    }
}
