package io.forbear.simulator.audit;

/**
 * How much memory a process had.
 *
 * @param seconds real time since the run began
 * @param heapBytes used after a collection
 * @param residentBytes of the whole process
 */
public record Memory(String process, long seconds, long heapBytes, long residentBytes) {}
