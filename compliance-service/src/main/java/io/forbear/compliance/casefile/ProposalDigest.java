package io.forbear.compliance.casefile;

import io.forbear.rules.Fact;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Tells a proposal that is repeated from one that is changed. */
public final class ProposalDigest {
    private static final int LENGTH = 9;

    /** How long a digest is as a text. */
    static final int CHARACTERS = LENGTH / 3 * 4;

    private ProposalDigest() {}

    /** A short digest of what a proposal says. */
    public static String of(Fact.ContactProposed proposal) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(FactCodec.encode(proposal));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
