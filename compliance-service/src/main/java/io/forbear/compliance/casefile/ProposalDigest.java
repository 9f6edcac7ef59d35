package io.forbear.compliance.casefile;

import io.forbear.rules.Fact;
import io.forbear.service.digest.Sha256;
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
        var digest = Sha256.digest().digest(FactCodec.encode(proposal));
        return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, LENGTH));
    }
}
