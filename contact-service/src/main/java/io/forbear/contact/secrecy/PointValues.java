package io.forbear.contact.secrecy;

import io.forbear.vault.EndpointSeal;
import io.forbear.vault.Vault;
import org.springframework.stereotype.Component;

/** The numbers and addresses of contact points, which nobody but their users sees. */
@Component
public class PointValues {
    private final Vault vault;
    private final EndpointSeal gateways;

    PointValues(Vault vault, EndpointSeal gateways) {
        this.vault = vault;
        this.gateways = gateways;
    }

    /** As it lies in the database. */
    public SealedValue store(String debtorId, String endpoint, String value) {
        return new SealedValue(vault.seal(value, about(debtorId, endpoint)));
    }

    public String open(String debtorId, String endpoint, SealedValue stored) {
        return vault.open(stored.bytes(), about(debtorId, endpoint));
    }

    public byte[] fingerprint(String value) {
        return vault.fingerprint(value);
    }

    /** A stored value as a command carries it to the gateway. */
    public SealedValue forCommand(
            String debtorId, String endpoint, SealedValue stored, String commandId) {
        return new SealedValue(gateways.seal(open(debtorId, endpoint, stored), commandId));
    }

    private static String about(String debtorId, String endpoint) {
        return debtorId + "/" + endpoint;
    }
}
