package org.convoke.sandbox.shared;

import java.util.ArrayList;
import java.util.List;

/// The seed: the employees and customers of Convoke's demo organization.
public final class DemoTenant {

  private DemoTenant() {}

  /// A department.
  ///
  /// @param id counts from 2; 1 is the whole organization
  /// @param parentId 1 at the top
  public record Department(long id, String name, long parentId) {}

  /// An employee.
  ///
  /// @param active false when he left
  public record Employee(
      String username,
      String name,
      long departmentId,
      String title,
      String mobile,
      String email,
      boolean active) {}

  /// A customer.
  ///
  /// @param opened whether he opened the bot's chat, on platforms that have that
  /// @param friends user names of employees who know him
  public record Customer(
      String key, String name, String title, String mobile, boolean opened, List<String> friends) {}

  /// The organization's name.
  public static final String NAME = "召集演示公司";

  /// The departments, parents first.
  public static List<Department> departments() {
    return List.of(
        new Department(2, "总经办", 1),
        new Department(3, "销售部", 1),
        new Department(4, "华东组", 3),
        new Department(5, "华南组", 3),
        new Department(6, "客户服务部", 1),
        new Department(7, "产品研发部", 1),
        new Department(8, "人力资源部", 1),
        new Department(9, "财务部", 1));
  }

  /// Everybody who works or worked there.
  public static List<Employee> employees() {
    var all = new ArrayList<Employee>();
    for (var line : EMPLOYEES.lines().toList()) {
      var cells = line.split(",");
      all.add(
          new Employee(
              cells[0],
              cells[1],
              Long.parseLong(cells[2]),
              cells[3],
              "138%08d".formatted(all.size() + 1),
              cells[0] + "@demo.convoke.dev",
              !cells[0].equals("zhaolei")));
    }
    return List.copyOf(all);
  }

  /// The customers.
  public static List<Customer> customers() {
    return List.of(
        new Customer("qianwenbo", "钱文博", "博远科技 采购经理", "13900000001", true, List.of("wangfang")),
        new Customer("shenjiayi", "沈嘉怡", "嘉禾贸易 项目负责人", "13900000002", false, List.of("wangfang")),
        new Customer(
            "weber", "Daniel Weber", "Weber GmbH, Purchasing", "13900000003", true, List.of()));
  }

  private static final String EMPLOYEES =
      """
      admin,陈思远,2,总经理
      lina,李娜,8,人力资源总监
      zhangwei,张伟,7,业务系统负责人
      wangfang,王芳,4,客户经理
      liuyang,刘洋,6,客服主管
      chenjing,陈静,9,财务经理
      yangfan,杨帆,3,销售总监
      huanglei,黄磊,4,销售代表
      zhoumin,周敏,4,销售代表
      wuqian,吴倩,4,售前顾问
      xuqiang,徐强,5,客户经理
      sunli,孙丽,5,销售代表
      machao,马超,5,销售代表
      zhuting,朱婷,5,售前顾问
      hujun,胡军,6,技术支持
      guolei,郭蕾,6,客服专员
      heping,何平,6,客服专员
      gaoxiang,高翔,6,实施顾问
      linxiao,林晓,7,产品经理
      luoyi,罗毅,7,后端工程师
      zhengxue,郑雪,7,前端工程师
      liangdong,梁栋,7,测试工程师
      xiewan,谢婉,7,设计师
      songjia,宋佳,8,招聘专员
      tangxin,唐欣,8,培训专员
      hanbing,韩冰,9,会计
      fengyuan,冯源,9,出纳
      dongjie,董洁,2,总经理助理
      zhaolei,赵磊,4,销售代表
      """;
}
