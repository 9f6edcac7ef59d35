package io.forbear.standalone;

import io.forbear.standalone.part.Keysets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes what seals contact points, where it is not there, and prints the folders it lies in. */
@Command(name = "keysets")
final class KeysetsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        var keysets = new Keysets(Forbear.data(System.getenv()).create());
        System.out.println("contact-service=" + keysets.ofContactService());
        System.out.println("gateway-service=" + keysets.ofGatewayService());
        return 0;
    }
}
