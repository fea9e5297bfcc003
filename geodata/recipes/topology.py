"""Polygons that share vertices, taken apart into arcs and put together again.

Every edge of the source is kept once with the unit on its left and the unit on its right, so a
border simplified once stays shared by its neighbours.
"""
import math
from collections import defaultdict


def signed_area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1])) / 2


def rings_of(geometry, digits):
    """Open rings, interior on the left, without repeated vertices."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        for index, ring in enumerate(polygon):
            points = []
            for x, y in ring:
                p = (round(x, digits) + 0.0, round(y, digits) + 0.0)
                if not points or points[-1] != p:
                    points.append(p)
            if len(points) > 1 and points[0] == points[-1]:
                points.pop()
            if len(points) < 3:
                continue
            if (signed_area(points) > 0) != (index == 0):
                points.reverse()
            yield points


def edges_of(units, digits):
    """{(a, b): [left, right]} with a < b; units: [(code, geometry)]."""
    edges = {}
    for code, geometry in units:
        for ring in rings_of(geometry, digits):
            for a, b in zip(ring, ring[1:] + ring[:1]):
                key, side = ((a, b), 0) if a < b else ((b, a), 1)
                sides = edges.setdefault(key, [None, None])
                if sides[side] is None:
                    sides[side] = code
                elif sides[1 - side] is None and sides[side] == code:
                    sides[1 - side] = code      # a spike: out and back along one edge
    return edges


def arcs_of(edges):
    """[(points, left, right)]: the edges that part two codes, chained as far as the pair lasts."""
    starts = defaultdict(list)
    pairs_at = defaultdict(list)
    for (a, b), (left, right) in edges.items():
        if left == right:
            continue
        if str(left) > str(right):
            a, b, left, right = b, a, right, left
        starts[(a, left, right)].append(b)
        pairs_at[a].append((left, right))
        pairs_at[b].append((left, right))
    through = {p for p, pairs in pairs_at.items() if len(pairs) == 2 and pairs[0] == pairs[1]}
    arcs = []

    def chain(start, nxt, left, right):
        points = [start, nxt]
        while points[-1] in through and points[-1] != start:
            key = (points[-1], left, right)
            if not starts.get(key):
                break
            points.append(starts[key].pop())
        arcs.append((points, left, right))

    for key in sorted(starts, key=lambda k: (k[0], str(k[1]), str(k[2]))):
        point, left, right = key
        if point not in through:
            while starts[key]:
                chain(point, starts[key].pop(), left, right)
    for key in sorted(starts, key=lambda k: (k[0], str(k[1]), str(k[2]))):
        point, left, right = key
        while starts[key]:
            chain(point, starts[key].pop(), left, right)
    return arcs


def douglas_peucker(points, tolerance, fixed=None):
    """Indices kept; `fixed` indices always are."""
    keep = {0, len(points) - 1} | set(fixed or ())
    anchors = sorted(keep)
    stack = list(zip(anchors, anchors[1:]))
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        squeeze = math.cos(math.radians((ay + by) / 2))
        dx, dy = (bx - ax) * squeeze, by - ay
        length = dx * dx + dy * dy
        worst, where = 0.0, None
        for i in range(first + 1, last):
            px, py = (points[i][0] - ax) * squeeze, points[i][1] - ay
            if length:
                t = max(0.0, min(1.0, (px * dx + py * dy) / length))
                px, py = px - t * dx, py - t * dy
            d = px * px + py * py
            if d > worst:
                worst, where = d, i
        if where is not None and worst > tolerance * tolerance:
            keep.add(where)
            stack += [(first, where), (where, last)]
    return sorted(keep)


def assemble(arcs, code_of):
    """{code: [(shell, [holes])]} from directed arcs; code_of maps an arc's side to a code."""
    out = defaultdict(lambda: defaultdict(list))
    for points, left, right in arcs:
        left, right = code_of(left), code_of(right)
        if left == right:
            continue
        if left is not None:
            for a, b in zip(points, points[1:]):
                out[left][a].append(b)
        if right is not None:
            for a, b in zip(points, points[1:]):
                out[right][b].append(a)
    return {code: polygons_of(rings_from(nexts)) for code, nexts in sorted(out.items())}


def turn(a, b, c):
    """Angle turned at b, anticlockwise positive, in (-pi, pi]."""
    t = math.atan2(c[1] - b[1], c[0] - b[0]) - math.atan2(b[1] - a[1], b[0] - a[0])
    return math.atan2(math.sin(t), math.cos(t))


def rings_from(nexts):
    rings = []
    for start in sorted(nexts):
        while nexts[start]:
            ring = [start, nexts[start].pop()]
            while ring[-1] != start:
                choices = nexts[ring[-1]]
                # where rings touch, the sharpest left turn keeps each ring simple
                best = max(choices, key=lambda c: turn(ring[-2], ring[-1], c))
                choices.remove(best)
                ring.append(best)
            ring.pop()
            if len(ring) >= 3 and signed_area(ring) != 0:
                rings.append(ring)
    return rings


def inside(point, ring):
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def polygons_of(rings):
    shells = sorted((r for r in rings if signed_area(r) > 0), key=signed_area)
    holes = [[] for _ in shells]
    for ring in rings:
        if signed_area(ring) > 0:
            continue
        middle = ((ring[0][0] + ring[1][0]) / 2, (ring[0][1] + ring[1][1]) / 2)
        for i, shell in enumerate(shells):
            if signed_area(shell) > -signed_area(ring) and inside(middle, shell):
                holes[i].append(ring)
                break
    return [(shell, holes[i]) for i, shell in reversed(list(enumerate(shells)))]
