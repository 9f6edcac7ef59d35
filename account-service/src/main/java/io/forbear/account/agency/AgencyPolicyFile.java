package io.forbear.account.agency;

import io.forbear.account.file.StrictYaml;
import java.io.IOException;
import java.io.InputStream;

/** Reads what the bank asks of agencies; a key it does not know is an error. */
final class AgencyPolicyFile {
    private AgencyPolicyFile() {}

    static AgencyPolicy read(InputStream yaml) throws IOException {
        return StrictYaml.read(yaml, AgencyPolicy.class);
    }
}
