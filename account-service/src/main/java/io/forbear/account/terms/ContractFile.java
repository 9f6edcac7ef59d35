package io.forbear.account.terms;

import io.forbear.account.file.StrictYaml;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads contract terms from YAML. */
public final class ContractFile {
    private ContractFile() {}

    /**
     * Reads a file of contract terms.
     *
     * @throws tools.jackson.core.JacksonException if it is no YAML, or has a field that is unknown
     * @throws IllegalArgumentException if terms cannot be meant; it names all faults
     */
    public static Contracts read(InputStream yaml) throws IOException {
        var contracts = StrictYaml.read(yaml, Document.class).contracts();
        var faults = ContractLint.faults(contracts);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "contract terms are wrong:\n  " + String.join("\n  ", faults));
        }
        return new Contracts(contracts);
    }

    private record Document(List<Contract> contracts) {}
}
