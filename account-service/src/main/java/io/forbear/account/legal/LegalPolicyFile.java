package io.forbear.account.legal;

import io.forbear.account.file.StrictYaml;
import java.io.IOException;
import java.io.InputStream;

/** Reads the conditions of legal referrals; a key it does not know is an error. */
final class LegalPolicyFile {
    private LegalPolicyFile() {}

    static LegalPolicy read(InputStream yaml) throws IOException {
        return StrictYaml.read(yaml, LegalPolicy.class);
    }
}
