package io.forbear.bench.stream;

import io.forbear.bench.stream.Throughput.Speed;

/**
 * What contacts cost in a portfolio of some size.
 *
 * @param debtors in the portfolio
 * @param speed of gate and detector
 */
public record Growth(int debtors, Speed speed) {}
