package io.forbear.compliance.rulepack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One text of one version of a rule pack, and how far it has come.
 *
 * @param id names the text: pack, version and the beginning of its digest
 * @param effectiveFrom what happens from this instant on is judged by it once it is active
 * @param digest SHA-256 of the YAML text in hexadecimal
 * @param author who uploaded it, subject of the token; {@code shipped} for the product's own
 * @param approver who let it run, another person; null for a draft
 */
public record PackVersion(
        String id,
        String pack,
        String version,
        String title,
        Instant effectiveFrom,
        String digest,
        String yaml,
        String author,
        Instant createdAt,
        Status status,
        @Nullable String approver,
        @Nullable Instant approvedAt) {
    /** Author and approver of what the product ships with. */
    public static final String SHIPPED = "shipped";

    private static final int DIGEST_START = 12;

    /** How far a version has come. */
    public enum Status {
        /** Uploaded; judges nothing. */
        DRAFT,
        /** Runs beside the packs in force, without effect. */
        SHADOW,
        /** Judges what happens from its date on. */
        ACTIVE
    }

    static String id(String pack, String version, String digest) {
        return pack + "-" + version + "-" + digest.substring(0, DIGEST_START);
    }

    /** The same text, approved. */
    public PackVersion approved(Status next, String by, Instant at) {
        return new PackVersion(
                id,
                pack,
                version,
                title,
                effectiveFrom,
                digest,
                yaml,
                author,
                createdAt,
                next,
                by,
                at);
    }

    /** What the topic says, or is to say, of it. */
    @JsonIgnore
    public Activation activation() {
        if (approver == null || approvedAt == null) {
            throw new IllegalStateException("expected an approved version, found draft " + id);
        }
        return new Activation(
                pack,
                version,
                effectiveFrom,
                digest,
                author,
                approver,
                approvedAt,
                status == Status.SHADOW,
                yaml);
    }
}
