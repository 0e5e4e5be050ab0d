package mobius.verdict.suspect;

import java.util.List;
import java.util.Optional;

/**
 * A straight line through points, by least squares.
 *
 * @param slope of the line
 * @param standardError of the slope
 * @param meanX of the points
 * @param meanY of the points
 */
record Line(double slope, double standardError, double meanX, double meanY) {

    private static final int FEWEST = 20;
    private static final double SURELY = 4;

    /** A point. */
    record Point(double x, double y) {}

    /** Fits a line; empty if there are fewer than 20 points, or if all have the same x. */
    static Optional<Line> through(List<Point> points) {
        double meanX = points.stream().mapToDouble(Point::x).average().orElse(0);
        double meanY = points.stream().mapToDouble(Point::y).average().orElse(0);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (Point point : points) {
            double dx = point.x() - meanX;
            double dy = point.y() - meanY;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        if (points.size() < FEWEST || xx == 0) {
            return Optional.empty();
        }
        double residue = Math.max(0, yy - xy * xy / xx);
        return Optional.of(new Line(xy / xx, Math.sqrt(residue / (points.size() - 2) / xx), meanX, meanY));
    }

    /** Returns true if the slope is significantly above 0. */
    boolean isSurelyRising() {
        return slope > SURELY * standardError;
    }

    /** Returns the part of the mean of y that grows with x; 0 if the line does not rise. */
    double share() {
        return meanY == 0 ? 0 : slope * meanX / meanY;
    }
}
