"""A line between two sets of points as the zero contour of a smoothed field on a fixed grid.

Before smoothing, the contour is the edge between the Voronoi cells of the two sets. A field on a fixed grid
changes only near the points that change, so that the line of one date coincides with that of the next elsewhere.
"""
import numpy
from osgeo import gdal, ogr
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree
from shapely import wkb

CAP_M = 20000.0


class Grid:
    def __init__(self, west, south, east, north, step):
        self.west, self.north, self.step = west, north, step
        self.columns, self.rows = int((east - west) / step), int((north - south) / step)
        x = west + step * (numpy.arange(self.columns) + 0.5)
        y = north - step * (numpy.arange(self.rows) + 0.5)
        self.x, self.y = numpy.meshgrid(x, y)
        self.points = numpy.column_stack([self.x.ravel(), self.y.ravel()])

    def shaped(self, values):
        return values.reshape(self.rows, self.columns)

    def sample(self, field, points):
        """Bilinear values of the field at an array of points; beyond the grid, those of its edge."""
        column = numpy.clip((points[:, 0] - self.west) / self.step - 0.5, 0, self.columns - 1.001)
        row = numpy.clip((self.north - points[:, 1]) / self.step - 0.5, 0, self.rows - 1.001)
        i, j = numpy.floor(row).astype(int), numpy.floor(column).astype(int)
        v, u = row - i, column - j
        return ((field[i, j] * (1 - u) + field[i, j + 1] * u) * (1 - v)
                + (field[i + 1, j] * (1 - u) + field[i + 1, j + 1] * u) * v)

    def contour(self, field):
        """The zero contour as shapely lines."""
        raster = gdal.GetDriverByName("MEM").Create("", self.columns, self.rows, 1, gdal.GDT_Float64)
        raster.SetGeoTransform((self.west, self.step, 0, self.north, 0, -self.step))
        raster.GetRasterBand(1).WriteArray(field)
        source = ogr.GetDriverByName("Memory").CreateDataSource("")
        layer = source.CreateLayer("contour", geom_type=ogr.wkbLineString)
        gdal.ContourGenerateEx(raster.GetRasterBand(1), layer, options=["FIXED_LEVELS=0"])
        return [wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb())) for feature in layer]


def between(grid, held, others, sigma_m):
    """Positive nearer to `held`, negative nearer to `others`, in metres, smoothed."""
    to_held = cKDTree(held).query(grid.points)[0]
    to_others = cKDTree(others).query(grid.points)[0]
    raw = numpy.clip(to_others - to_held, -CAP_M, CAP_M)
    return gaussian_filter(grid.shaped(raw), sigma_m / grid.step, mode="nearest")


def keep_sides(grid, field, points, signs, margins, reach_m):
    """Raises or lowers the field round each point that fell on the wrong side of the line or too near to it."""
    for _ in range(40):
        short = margins - signs * grid.sample(field, points)
        wrong = numpy.flatnonzero(short > 1.0)
        if not len(wrong):
            break
        for k in wrong:
            square = (grid.x - points[k, 0]) ** 2 + (grid.y - points[k, 1]) ** 2
            field = field + signs[k] * short[k] * numpy.exp(-square / (2 * reach_m ** 2))
    return field


def side_of(line, left_is_positive, points):
    """Signed distance in metres to a polyline (an array of vertices), and the index of the nearest segment."""
    best = numpy.full(len(points), numpy.inf)
    sign = numpy.ones(len(points))
    nearest = numpy.zeros(len(points), dtype=int)
    for index, (a, b) in enumerate(zip(line[:-1], line[1:])):
        run = b - a
        t = numpy.clip(((points - a) @ run) / (run @ run), 0, 1)
        gap = points - (a + t[:, None] * run)
        distance = numpy.hypot(gap[:, 0], gap[:, 1])
        closer = distance < best - 1e-6
        cross = run[0] * (points[:, 1] - a[1]) - run[1] * (points[:, 0] - a[0])
        best[closer] = distance[closer]
        sign[closer] = numpy.sign(cross[closer])
        nearest[closer] = index
    return best * sign * (1 if left_is_positive else -1), nearest
