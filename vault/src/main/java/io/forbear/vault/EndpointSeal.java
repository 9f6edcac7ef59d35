package io.forbear.vault;

import com.google.crypto.tink.Aead;

/**
 * Numbers and addresses on their way to a gateway, in {@code ContactCommand.sealedEndpoint}. The
 * seal is bound to the command: copied into another one it does not open.
 */
public final class EndpointSeal {
    private final Seals seals;

    private EndpointSeal(Seals seals) {
        this.seals = seals;
    }

    /** With the key that contact-service and gateways share. */
    public static EndpointSeal with(KeyFiles keys) {
        return new EndpointSeal(new Seals(keys.primitive(KeyFiles.Name.GATEWAY, Aead.class)));
    }

    public byte[] seal(String value, String commandId) {
        return seals.seal(value, commandId);
    }

    /**
     * The number or address of a command.
     *
     * @throws BrokenSeal if it was not sealed for this command with a key we have
     */
    public String open(byte[] sealed, String commandId) {
        return seals.open(sealed, commandId);
    }
}
