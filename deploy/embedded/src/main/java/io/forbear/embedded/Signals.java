package io.forbear.embedded;

import java.io.IOException;

/** Signals to processes, ours or not our children. */
public final class Signals {
    private Signals() {}

    /**
     * Sends the signal, named without {@code SIG}; one that has ended gets none.
     *
     * @throws ProgramFailure if the system's {@code kill} cannot be run
     */
    public static void send(ProcessHandle process, String signal) {
        if (signal.equals("TERM")) {
            process.destroy();
        } else if (process.isAlive()) {
            kill(process, signal);
        }
    }

    private static void kill(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ProgramFailure("cannot send SIG" + signal + " to " + process.pid(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
