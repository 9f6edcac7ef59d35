package io.forbear.contact.secrecy;

import io.forbear.vault.EndpointSeal;
import io.forbear.vault.PersonKeys;
import io.forbear.vault.Vault;
import org.springframework.stereotype.Component;

/** The numbers and addresses of contact points, which nobody but their users sees. */
@Component
public class PointValues {
    private final PersonKeys keys;
    private final Vault vault;
    private final EndpointSeal gateways;
    private final boolean byPerson;

    PointValues(PersonKeys keys, Vault vault, EndpointSeal gateways, SecrecySettings settings) {
        this.keys = keys;
        byPerson = settings.personKeys();
        this.vault = vault;
        this.gateways = gateways;
    }

    /**
     * As it lies in the database.
     *
     * @param key of the debtor, wrapped
     */
    public SealedValue store(byte[] key, String debtorId, String endpoint, String value) {
        var about = about(debtorId, endpoint);
        return byPerson
                ? new SealedValue(keys.seal(key, debtorId, about, value), key)
                : new SealedValue(vault.seal(value, about), null);
    }

    public String open(String debtorId, String endpoint, SealedValue stored) {
        var key = stored.key();
        var about = about(debtorId, endpoint);
        return key == null
                ? vault.open(stored.bytes(), about)
                : keys.open(key, debtorId, about, stored.bytes());
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
